extension UseCases {
  /// Takes over what is kept in memory of the instance: at the start, and when another node has changed it.
  /// - Returns: the instance; nil in an empty store.
  @discardableResult
  package func refreshInstance() async throws -> Instance? {
    let known = oidc.sequence
    guard let instance = try await store.instance() else { return nil }
    // Whoever reads after something was noted finds less only where a failover has lost it.
    if instance.sequence < known { forgetInstance() }
    note(instance)
    return instance
  }

  /// What is noted next holds, however old it is.
  private func forgetInstance() {
    generators.forget()
    defaultLanguage.forget()
    policies.forget()
    oidc.forget()
    origin.forget()
  }

  /// Takes over what is kept in memory of this state of the instance, unless a later one is known.
  package func note(_ instance: Instance) {
    generators.note(instance)
    defaultLanguage.note(instance)
    policies.note(instance)
    oidc.note(instance)
    origin.note(instance)
  }

  /// Sets what makes secrets of a kind: it holds before the caller is answered.
  /// - Parameter lifetime: in microseconds; nil: as it was.
  package func setSecretGenerator(
    _ kind: SecretGenerator.Kind, length: Int, lifetime: Int64?, alphabets: SecretGenerator.Alphabets,
    by editorID: String
  ) async throws -> ChangeOutcome {
    let command = Command.setSecretGenerator(
      kind, length: length, lifetime: lifetime, alphabets: alphabets, by: editorID)
    return ChangeOutcome(try await changeInstance(command))
  }

  /// Changes the instance: what is kept of it in memory holds before anybody is answered.
  package func changeInstance(_ command: Command<Instance>) async throws -> Instance {
    do {
      let instance = try await store.execute(command)
      note(instance)
      return instance
    } catch let error as StoreError {
      // Whether it was kept may be unknown to the store, too.
      _ = try? await refreshInstance()
      throw error
    }
  }
}
