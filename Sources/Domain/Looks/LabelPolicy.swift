/// How pages and mails look: colours, pictures, and what of this server is told.
package struct LabelPolicy: Policy {
  /// The numbers are kept in stores and equal those of the published interface.
  package enum ThemeMode: Int, Sendable, CaseIterable {
    case unspecified = 0, auto, dark, light
  }

  package var light = LabelColors(Palette.light)
  package var dark = LabelColors(Palette.dark)
  package var themeMode = ThemeMode.auto
  /// Whether login names are shown without the domain of the organization.
  package var hidesLoginNameSuffix = false
  /// Whether pages and mails do not say what this server is.
  package var disablesWatermark = false
  /// The names of what was uploaded.
  package var assets: [LabelAsset: String] = [:]

  package init() {}
}

/// The colours of one scheme, as they were written; empty: what is built in.
package struct LabelColors: Sendable, Equatable {
  package var primary: String
  package var background: String
  package var warn: String
  package var font: String

  /// Those that a palette is made of.
  init(_ palette: Palette) {
    self.init(
      primary: palette.button.text, background: palette.page.text, warn: palette.error.text, font: palette.text.text)
  }

  package init(primary: String = "", background: String = "", warn: String = "", font: String = "") {
    self.primary = primary
    self.background = background
    self.warn = warn
    self.font = font
  }
}

extension LabelPolicy {
  package static let kind = PolicyKind.label
  package var value: PolicyValue { .label(self) }

  /// - Throws: by the colour's own id, for one that is none.
  package func checked(_: PolicyOccasion) throws(DomainError) -> LabelPolicy {
    for (colors, suffix, ids) in [
      (light, "", ["POLICY-391dG", "POLICY-502F1", "POLICY-nvw33", "POLICY-93mSf"]),
      (dark, "Dark", ["POLICY-391dG", "POLICY-llsp2", "POLICY-2b6sf", "POLICY-3M0fs"]),
    ] {
      let named = [
        ("PrimaryColor", colors.primary), ("BackgroundColor", colors.background), ("WarnColor", colors.warn),
        ("FontColor", colors.font),
      ]
      for ((name, text), id) in zip(named, ids) where !text.isEmpty && Color(text) == nil {
        throw DomainError(.invalidArgument, id, "Errors.Policy.Label.Invalid.\(name)\(suffix)")
      }
    }
    return self
  }

  /// Pictures are uploaded and removed one by one.
  package func updating(_ former: LabelPolicy) -> LabelPolicy {
    var policy = self
    policy.assets = former.assets
    return policy
  }

  package var published: EventFields {
    [
      "primaryColor": .text(light.primary), "backgroundColor": .text(light.background), "warnColor": .text(light.warn),
      "fontColor": .text(light.font), "primaryColorDark": .text(dark.primary),
      "backgroundColorDark": .text(dark.background), "warnColorDark": .text(dark.warn),
      "fontColorDark": .text(dark.font), "hideLoginNameSuffix": .flag(hidesLoginNameSuffix),
      "disableWatermark": .flag(disablesWatermark), "themeMode": .number(themeMode.rawValue),
    ]
  }
}

/// The label policy that everybody sees: the one that was prepared when it was activated last.
package struct ActiveLabelPolicy: Policy {
  package var policy: LabelPolicy

  package init() { self.policy = LabelPolicy() }
  package init(_ policy: LabelPolicy) { self.policy = policy }

  package static let kind = PolicyKind.activeLabel
  package var value: PolicyValue { .activeLabel(policy) }
  package var published: EventFields { policy.published }
}
