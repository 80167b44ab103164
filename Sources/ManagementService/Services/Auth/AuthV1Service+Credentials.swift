import GrpcCore
import ManagementAPI
import Domain

extension AuthV1Service {
  func serveCredentials(_ rpc: Methods) {
    // The old password is the proof; no permission is needed.
    rpc.updateMyPassword { request, call in
      let outcome = try await useCases.setPassword(
        .plain(request.newPassword), isChangeRequired: false, of: oneself(call),
        on: .currentPassword(request.oldPassword))
      try await useCases.keepSignedIn(call.caller, after: outcome)
      return .with { $0.details = outcome.changed }
    }

    rpc.getMyMetadata { request, call in
      let me = try await me(call)
      let metadata = try await useCases.metadata(request.key, of: me)
      return .with { $0.metadata = Zitadel_Metadata_V1_Metadata(metadata, organizationID: me.organizationID) }
    }

    rpc.listMyMetadata { request, call in
      let me = try await me(call)
      let page = try await useCases.items.metadata(
        of: me.id, TextMatch.all(request.queries), PageRequest(request.query))
      return list(page, \.result) { Zitadel_Metadata_V1_Metadata($0, organizationID: me.organizationID) }
    }
  }
}
