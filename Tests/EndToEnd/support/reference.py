"""What the methods that are served can be refused with by the interface that they implement: code and id of each check, in
the order in which it makes them, and why some cannot be seen here.

Facts of the published interface; a method without rows refuses nothing of its own."""

ROWS = {
    "zitadel.management.v1.ManagementService": {
        "GetIAM": "5 QUERY-n0wng",
        "GetUserByID": "5 QUERY-Dfbg2, 5 MANAG-fpo4B",
        "GetUserByLoginNameGlobal": "5 QUERY-Dfbg2",
        "IsUserUnique": "5 QUERY-K0Jr5",
        "AddHumanUser":
            "3 COMMA-5Ky74, 3 V2-zzad3, 3 USER-UCej2, 3 USER-4hB7d, 3 USER-Drght, 3 USER-Dbgth, 3 USER-JDk4t, "
            "9 COMMAND-k2unb, 3 COMMAND-SFd21, 9 COMMAND-39nf2",
        "ImportHumanUser":
            "3 COMMAND-5N8fs, 3 INSTANCE-3n8fs, 9 COMMAND-2N9fs, 3 INSTANCE-M0gsf, 9 COMMAND-4N8gs, "
            "9 COMMAND-ziuna",
        "AddMachineUser":
            "3 COMMAND-xiown3, 3 COMMAND-p0p2mi, 3 COMMAND-bs9Ds, 3 COMMAND-bm9Ds, 9 COMMAND-k2una, "
            "9 COMMAND-3M9fs",
        "DeactivateUser": "3 COMMAND-m0gDf, 5 COMMAND-3M9ds, 5 COMMAND-ke0fw, 9 COMMAND-5M0sf",
        "ReactivateUser": "3 COMMAND-4M9ds, 5 COMMAND-4M0sd, 9 COMMAND-6M0sf",
        "LockUser": "3 COMMAND-2M0sd, 5 COMMAND-5M9fs, 9 COMMAND-3NN8v",
        "UnlockUser": "3 COMMAND-M0dse, 5 COMMAND-M0dos, 9 COMMAND-4M0ds",
        "RemoveUser":
            "3 QUERY-T84X9, 3 COMMAND-2M0ds, 5 COMMAND-m9od, 9 COMMAND-3M9fs, 3 COMMAND-J9sc5, 5 COMMAND-1My0t, "
            "7 EVENT-Shu7e",
        "UpdateUserName": "3 COMMAND-2N9fs, 5 COMMAND-5N9ds, 9 COMMAND-6m9gs, 9 COMMAND-38fnu, 3 COMMAND-SFd21",
        "SetUserMetadata": "9 COMMAND-uXHNj, 3 META-2m00f",
        "BulkSetUserMetadata": "9 META-9mm2d, 9 COMMAND-uXHNj, 3 META-2m00f",
        "GetUserMetadata": "5 QUERY-Rgh32",
        "RemoveUserMetadata": "3 META-2n0fs, 9 COMMAND-uXHNj, 5 META-ncnw3",
        "BulkRemoveUserMetadata": "9 META-9mm2d, 9 COMMAND-uXHNj, 3 COMMAND-m29ds, 5 META-2nnds",
        "GetHumanProfile": "5 QUERY-HNhb3, 9 QUERY-WLTce",
        "UpdateHumanProfile": "9 COMMAND-AwbEB, 9 COMMAND-3M9sd, 9 COMMAND-2M0fs",
        "GetHumanEmail": "5 QUERY-Hms2s, 9 QUERY-pt7HY",
        "UpdateHumanEmail": "9 COMMAND-0Gzs3, 9 COMMAND-0Pe4r, 9 COMMAND-J8dsk, 9 COMMAND-2b7fM",
        "ResendHumanInitialization": "3 COMMAND-2n8vs, 5 COMMAND-2M9df, 9 COMMAND-2M9sd",
        "ResendHumanEmailVerification": "3 COMMAND-4M0ds, 5 COMMAND-0Pe4r, 9 COMMAND-E3fbw, 9 COMMAND-3M9ds",
        "GetHumanPhone": "5 QUERY-DAvb3, 9 QUERY-hliQl",
        "UpdateHumanPhone": "9 COMMAND-3M0fs, 9 COMMAND-wF94r",
        "RemoveHumanPhone": "3 COMMAND-6M0ds, 9 COMMAND-3M9fs, 5 COMMAND-p6rsc",
        "ResendHumanPhoneVerification": "3 COMMAND-4M0ds, 9 COMMAND-2M0fs, 5 COMMAND-2b7Hf, 9 COMMAND-2M9sf",
        "SetHumanInitialPassword":
            "3 COMMAND-3M0fs, 9 COMMAND-G8dh3, 9 COMMAND-M9dse, 3 INSTANCE-M0gsf, 3 DOMAIN-HuJf6, 3 DOMAIN-co3Xw, "
            "3 DOMAIN-VoaRj, 3 DOMAIN-ZBv4H, 3 DOMAIN-ZDLwA, 5 COMMAND-4g3xq",
        "SetHumanPassword":
            "3 COMMAND-3M0fs, 9 COMMAND-G8dh3, 9 COMMAND-M9dse, 3 INSTANCE-M0gsf, 3 DOMAIN-HuJf6, 3 DOMAIN-co3Xw, "
            "3 DOMAIN-VoaRj, 3 DOMAIN-ZBv4H, 3 DOMAIN-ZDLwA, 5 COMMAND-4g3xq",
        "SendHumanResetPasswordNotification": "3 COMMAND-M00oL, 9 COMMAND-Hj9ds, 9 COMMAND-2M9sd",
        "UpdateMachine": "3 COMMAND-xiown3, 3 COMMAND-p0p3mi, 5 COMMAND-5M0od, 9 COMMAND-2n8vs",
        "GenerateMachineSecret": "5 QUERY-Dfbg2, 5 MANAG-fpo4B, 3 COMMAND-0qp2hus, 3 COMMAND-bzoqjs, 9 COMMAND-x8910n",
        "RemoveMachineSecret": "3 COMMAND-x0992n, 3 COMMAND-bzosjs, 9 COMMAND-x7s802, 9 COMMAND-coi82n",
        "GetMachineKeyByIDs": "5 QUERY-Dgr3g",
        "ListMachineKeys": "3 QUERY-SAf3f",
        "AddMachineKey":
            "3 COMMAND-kqpoix, 3 COMMAND-xuiwk2, 3 COMMAND-0p2m1h, 3 COMMAND-5F3h1, 3 DOMAIN-dv3t5, "
            "9 COMMAND-bnipwm1, 6 COMMAND-091mops",
        "RemoveMachineKey": "3 COMMAND-kqpoix, 3 COMMAND-xuiwk2, 3 COMMAND-0p2m1h, 5 COMMAND-4m77G",
        "GetPersonalAccessTokenByIDs": "5 QUERY-fRunu",
        "AddPersonalAccessToken":
            "3 COMMAND-xs0k2n, 3 COMMAND-0pzb1, 3 COMMAND-68xm2o, 3 DOMAIN-dv3t5, 9 COMMAND-Dggw2, "
            "9 COMMAND-Df2f1",
        "RemovePersonalAccessToken": "3 COMMAND-xs0k2n, 3 COMMAND-0pzb1, 3 COMMAND-68xm2o, 5 COMMAND-4m77G",
        "ListUserMemberships": "3 QUERY-T84X9",
        "GetOrgByDomainGlobal": "5 QUERY-iTTGJ",
        "GetMyOrg": "5 QUERY-leq5Q",
        "AddOrg": "3 ORG-RrfXY, 3 EVENT-Mf9sd, 3 COMM-deLSk, 6 COMMA-Bd2jj, 5 COMMAND-ii9K0, 9 COMMAND-uXHNj",
        "GetDomainPolicy": "5 QUERY-K0Jr5",
        "GetPasswordComplexityPolicy": "5 QUERY-hgA9vuM0qg",
        "GetDefaultPasswordComplexityPolicy": "5 QUERY-hgA9vuM0qg",
        "AddCustomPasswordComplexityPolicy": "3 Org-7ufEs, 6 Org-LdhbS",
        "UpdateCustomPasswordComplexityPolicy": "3 Org-3J8fs, 5 ORG-Dgs3g, 9 Org-DAs21",
        "ResetPasswordComplexityPolicyToDefault": "3 Org-J8fsf, 5 ORG-ADgs2",
        "GetNotificationPolicy": "5 QUERY-x0so2p",
        "GetDefaultNotificationPolicy": "5 QUERY-x0so2p",
        "AddCustomNotificationPolicy": "3 Org-x801sk2i, 6 Org-xa08n2",
        "UpdateCustomNotificationPolicy": "3 Org-x091n1g, 5 ORG-x029n3, 9 Org-ioqnxz",
        "ResetNotificationPolicyToDefault": "3 Org-x89ns2, 5 ORG-x029n1s",
        "UpdateOrg": "3 EVENT-Mf9sd, 5 ORG-1MRds, 9 ORG-4VSdf, 3 ORG-RrfXY",
        "DeactivateOrg": "5 ORG-oL9nT, 9 EVENT-Dbs2g",
        "ReactivateOrg": "5 ORG-Dgf3g, 9 EVENT-bfnrh",
        "RemoveOrg":
            "9 COMMA-wG9p1, 9 COMMAND-EbFMN, 5 COMMA-NDQoF, 5 COMMA-U1nza, 5 COMMA-o4n6F, 9 COMMA-VCnwD, 9 COMMA-AF3JW, "
            "5 COMMA-aps2n",
        "SetOrgMetadata": "9 COMMAND-QXPGs, 3 META-2ml0f",
        "BulkSetOrgMetadata": "9 META-9mm2d, 9 COMMAND-QXPGs, 3 META-2ml0f",
        "GetOrgMetadata": "5 QUERY-Rph32",
        "RemoveOrgMetadata": "3 META-2n0f1, 9 COMMAND-QXPGs, 5 META-mcnw3",
        "BulkRemoveOrgMetadata": "9 META-9mw2d, 9 COMMAND-QXPGs, 3 COMMAND-m19ds, 5 META-2npds",
    },
    "zitadel.admin.v1.AdminService": {
        "GetOrgByID": "5 QUERY-leq5Q",
        "IsOrgUnique": "3 QUERY-DGqfd",
        "SetDefaultOrg": "3 INST-SWffe, 9 INST-SDfw2, 9 INSTA-Wfe21",
        "GetDefaultOrg": "5 QUERY-leq5Q",
        "RemoveOrg":
            "9 COMMA-wG9p1, 9 COMMAND-EbFMN, 5 COMMA-NDQoF, 5 COMMA-U1nza, 5 COMMA-o4n6F, 9 COMMA-VCnwD, 9 COMMA-AF3JW, "
            "5 COMMA-aps2n",
        # Without those about programs, which no request brings.
        "SetUpOrg":
            "3 ORG-RrfXY, 3 ORG-4ABd3, 6 ORG-laho2n, 3 ORG-mruNY, 9 ORG-GoXOn, 6 ORG-poWwe, 3 V2-zzad3, 3 USER-UCej2, "
            "3 USER-4hB7d, 3 USER-Drght, 3 USER-Dbgth, 3 USER-JDk4t, 9 COMMAND-k2unb, 3 COMMAND-SFd21, 9 COMMAND-39nf2, "
            "3 ORG-r3h4J, 6 V2-e1wse, 5 COMMAND-ii9K0",
    },
    "zitadel.org.v2.OrganizationService": {
        # Without those about programs, which no request brings.
        "AddOrganization":
            "12 ORGv2-SD2r1, 3 ORG-4ABd3, 6 ORG-laho2n, 3 ORG-mruNY, 3 ORG-RrfXY, 9 ORG-GoXOn, 6 ORG-poWwe, 3 V2-zzad3, "
            "3 USER-UCej2, 3 USER-4hB7d, 3 USER-Drght, 3 USER-Dbgth, 3 USER-JDk4t, 9 COMMAND-k2unb, 3 COMMAND-SFd21, "
            "9 COMMAND-39nf2, 5 COMMAND-ii9K0",
        "UpdateOrganization": "3 EVENT-Mf9sd, 5 ORG-1MRds, 9 ORG-4VSdf, 3 ORG-RrfXY",
        "DeactivateOrganization": "5 ORG-oL9nT, 9 EVENT-Dbs2g",
        "ActivateOrganization": "5 ORG-Dgf3g, 9 EVENT-bfnrh",
        "DeleteOrganization":
            "9 COMMA-wG9p1, 9 COMMAND-EbFMN, 5 COMMA-NDQoF, 5 COMMA-U1nza, 5 COMMA-o4n6F, 9 COMMA-VCnwD, 9 COMMA-AF3JW, "
            "5 COMMA-aps2n",
        "ListOrganizations": "3 ORG-vR9nC",
        "SetOrganizationMetadata": "9 META-9mm2d, 9 COMMAND-QXPGs, 3 META-2ml0f",
        "DeleteOrganizationMetadata": "9 META-9mw2d, 9 COMMAND-QXPGs, 3 COMMAND-m19ds, 5 META-2npds",
    },
    "zitadel.user.v2.UserService": {
        "CreateUser":
            "3 DOMAIN-oGh5e, 3 DOMAIN-ieYa7, 3 COMMA-095xh8fll1, 5 COMMAND-4g3xq, 9 COMMAND-7yiox1isql, "
            "3 COMMAND-SFd21, 9 COMMAND-39nf2, 3 COMMAND-xiown3, 3 COMMAND-p0p2mi, 3 COMMAND-bs9Ds, "
            "3 COMMAND-bm9Ds, 9 COMMAND-k2una, 9 COMMAND-3M9fs",
        "AddHumanUser":
            "3 DOMAIN-oGh5e, 3 DOMAIN-ieYa7, 3 COMMA-095xh8fll1, 5 COMMAND-4g3xq, 9 COMMAND-7yiox1isql, "
            "3 COMMAND-SFd21, 9 COMMAND-39nf2",
        "GetUserByID": "5 QUERY-Dfbg2",
        "SetEmail":
            "3 DOMAIN-oGh5e, 3 DOMAIN-ieYa7, 3 COMMAND-0Gzs3, 5 COMMAND-ieJ2e, 9 COMMAND-uz0Uu, 9 COMMAND-Uch5e, "
            "12 USERv2-Ahng0",
        "ResendEmailCode": "3 DOMAIN-oGh5e, 3 DOMAIN-ieYa7, 12 USERv2-faj0l0nj5x",
        "SendEmailCode": "3 DOMAIN-oGh5e, 3 DOMAIN-ieYa7, 12 USERv2-faj0l0nj5x",
        "VerifyEmail": "3 COMMAND-0Gzs3, 5 COMMAND-ieJ2e, 9 COMMAND-uz0Uu, 3 COMMAND-Fia4a, 3 COMMAND-eis9R",
        "SetPhone": "3 COMMAND-xP292j, 5 COMMAND-ieJ2e, 9 COMMAND-uz0Uu, 9 COMMAND-Uch5e, 12 USERv2-Ahng0",
        "ResendPhoneCode": "12 USERv2-ResendUserPhoneCode",
        "VerifyPhone":
            "3 COMMAND-xP292j, 5 COMMAND-ieJ2e, 9 COMMAND-uz0Uu, 3 COMMAND-Fia4a, 9 COMMAND-2M9fs, "
            "9 COMMAND-M0g95, 3 COMMAND-eis9R",
        "UpdateUser":
            "3 USERv2-4f3d6, 3 DOMAIN-oGh5e, 3 DOMAIN-ieYa7, 5 COMMAND-ugjs0upun6, 5 COMMAND-4g3xq, "
            "9 COMMAND-79pv6e1q62, 3 COMMAND-SFd21, 9 COMMAND-2M9fs, 9 COMMAND-M0g95, 9 COMMAND-Fds3s, "
            "9 COMMAND-G8dh3, 9 COMMAND-M9dse, 3 INSTANCE-M0gsf, 3 DOMAIN-HuJf6, 3 DOMAIN-co3Xw, 3 DOMAIN-VoaRj, "
            "3 DOMAIN-ZBv4H, 3 DOMAIN-ZDLwA, 3 META-2m00f, 3 USER2-statex1, 3 USER2-statex2, 3 USER2-statex3",
        "UpdateHumanUser":
            "3 DOMAIN-oGh5e, 3 DOMAIN-ieYa7, 5 COMMAND-ugjs0upun6, 5 COMMAND-4g3xq, 9 COMMAND-79pv6e1q62, "
            "3 COMMAND-SFd21, 9 COMMAND-2M9fs, 9 COMMAND-M0g95, 9 COMMAND-Fds3s, 9 COMMAND-G8dh3, 9 COMMAND-M9dse, "
            "3 INSTANCE-M0gsf, 3 DOMAIN-HuJf6, 3 DOMAIN-co3Xw, 3 DOMAIN-VoaRj, 3 DOMAIN-ZBv4H, 3 DOMAIN-ZDLwA, "
            "3 META-2m00f, 3 USER2-statex1, 3 USER2-statex2, 3 USER2-statex3",
        "DeactivateUser":
            "3 COMMAND-78iiirat8y, 5 COMMAND-5gp2p62iin, 9 COMMAND-gvx4kct9r2, 9 COMMAND-5gunjw0cd7, "
            "5 COMMAND-4g3xq",
        "ReactivateUser": "3 COMMAND-0nx1ie38fw, 5 COMMAND-9hy5kzbuk6, 9 COMMAND-s5qqcz97hf, 5 COMMAND-4g3xq",
        "LockUser": "3 COMMAND-agz3eczifm, 5 COMMAND-450yxuqrh1, 9 COMMAND-lgws8wtsqf, 5 COMMAND-4g3xq",
        "UnlockUser": "3 COMMAND-a9ld4xckax, 5 COMMAND-x377t913pw, 9 COMMAND-olb9vb0oca, 5 COMMAND-4g3xq",
        "DeleteUser":
            "3 QUERY-T84X9, 3 COMMAND-vaipl7s13l, 5 COMMAND-bd4ir1mblj, 5 COMMAND-4g3xq, 9 COMMAND-l40ykb3xh2, "
            "3 COMMAND-J9sc5, 5 COMMAND-1My0t, 7 EVENT-Shu7e",
        "PasswordReset":
            "3 DOMAIN-oGh5e, 3 DOMAIN-ieYa7, 3 COMMAND-SAFdda, 5 COMMAND-SAF4f, 9 COMMAND-Sfe4g, 5 COMMAND-4g3xq, "
            "12 USERv2-SDeeg",
        "SetPassword":
            "3 COMMAND-3M0fs, 9 COMMAND-G8dh3, 9 COMMAND-M9dse, 3 INSTANCE-M0gsf, 3 DOMAIN-HuJf6, 3 DOMAIN-co3Xw, "
            "3 DOMAIN-VoaRj, 3 DOMAIN-ZBv4H, 3 DOMAIN-ZDLwA, 9 COMMAND-Fds3s, 3 COMMAND-3M9fs, 3 COMMAND-Mf0sd, "
            "9 COMMAND-2M9fs, 9 COMMAND-M0g95, 5 COMMAND-4g3xq, 12 USERv2-SFdf2",
        "AddSecret": "5 COMMAND-4g3xq, 3 COMMAND-0qp2hus, 3 COMMAND-bzoqjs, 9 COMMAND-x8910n",
        "RemoveSecret": "3 COMMAND-x0992n, 3 COMMAND-bzosjs, 9 COMMAND-x7s802, 9 COMMAND-coi82n, 5 COMMAND-4g3xq",
        "AddKey":
            "5 COMMAND-4g3xq, 3 COMMAND-kqpoix, 3 COMMAND-xuiwk2, 3 COMMAND-0p2m1h, 3 COMMAND-5F3h1, "
            "3 DOMAIN-dv3t5, 9 COMMAND-bnipwm1, 6 COMMAND-091mops",
        "RemoveKey": "5 COMMAND-4g3xq, 3 COMMAND-kqpoix, 3 COMMAND-xuiwk2, 3 COMMAND-0p2m1h, 5 COMMAND-4m77G",
        "ListKeys": "3 GRPC-vR9nC, 3 QUERY-SAf3f",
        "AddPersonalAccessToken":
            "5 COMMAND-4g3xq, 3 COMMAND-xs0k2n, 3 COMMAND-0pzb1, 3 COMMAND-68xm2o, 3 DOMAIN-dv3t5, "
            "9 COMMAND-Dggw2, 9 COMMAND-Df2f1",
        "RemovePersonalAccessToken":
            "3 COMMAND-xs0k2n, 3 COMMAND-0pzb1, 3 COMMAND-68xm2o, 5 COMMAND-4m77G, 5 COMMAND-4g3xq",
        "ListPersonalAccessTokens": "3 GRPC-vR9nC",
        "ListAuthenticationMethodTypes": "3 QUERY-Sfdrg",
        "CreateInviteCode":
            "3 DOMAIN-oGh5e, 3 DOMAIN-ieYa7, 3 COMMAND-4jio3, 9 COMMAND-Wgvn4, 9 COMMAND-EF34g, 9 COMMAND-Wr3gq",
        "ResendInviteCode": "3 COMMAND-4jio3, 9 COMMAND-Wgvn4, 9 COMMAND-EF34g, 9 COMMAND-Wr3gq",
        "VerifyInviteCode":
            "3 COMMAND-Gk3f2, 9 COMMAND-F5g2h, 3 COMMAND-Wgn4q, 9 COMMAND-G8dh3, 9 COMMAND-M9dse, "
            "3 INSTANCE-M0gsf, 3 DOMAIN-HuJf6, 3 DOMAIN-co3Xw, 3 DOMAIN-VoaRj, 3 DOMAIN-ZBv4H, 3 DOMAIN-ZDLwA",
        "SetUserMetadata": "9 META-9mm2d, 9 COMMAND-uXHNj, 3 META-2m00f, 5 COMMAND-4g3xq",
        "DeleteUserMetadata": "9 META-9mm2d, 9 COMMAND-uXHNj, 3 COMMAND-m29ds, 5 META-2nnds, 5 COMMAND-4g3xq",
    },
    "zitadel.auth.v1.AuthService": {
        "GetMyUser": "5 QUERY-Dfbg2",
        "RemoveMyUser":
            "3 QUERY-T84X9, 3 COMMAND-2M0ds, 5 COMMAND-m9od, 9 COMMAND-3M9fs, 3 COMMAND-J9sc5, 5 COMMAND-1My0t, "
            "7 EVENT-Shu7e",
        "GetMyMetadata": "5 QUERY-Rgh32",
        "UpdateMyUserName": "3 COMMAND-2N9fs, 5 COMMAND-5N9ds, 9 COMMAND-6m9gs, 9 COMMAND-38fnu, 3 COMMAND-SFd21",
        "GetMyPasswordComplexityPolicy": "5 QUERY-hgA9vuM0qg",
        "UpdateMyPassword":
            "3 COMMAND-3M0fs, 9 COMMAND-G8dh3, 9 COMMAND-M9dse, 3 INSTANCE-M0gsf, 3 DOMAIN-HuJf6, 3 DOMAIN-co3Xw, "
            "3 DOMAIN-VoaRj, 3 DOMAIN-ZBv4H, 3 DOMAIN-ZDLwA, 9 COMMAND-Fds3s",
        "GetMyProfile": "5 QUERY-HNhb3, 9 QUERY-WLTce",
        "UpdateMyProfile": "9 COMMAND-AwbEB, 9 COMMAND-3M9sd, 9 COMMAND-2M0fs",
        "GetMyEmail": "5 QUERY-Hms2s, 9 QUERY-pt7HY",
        "SetMyEmail": "9 COMMAND-0Gzs3, 9 COMMAND-0Pe4r, 9 COMMAND-J8dsk, 9 COMMAND-2b7fM",
        "VerifyMyEmail":
            "3 COMMAND-4M0ds, 3 COMMAND-çm0ds, 5 COMMAND-3n8ud, 3 COMMAND-Gdsgs, 9 COMMAND-G8dh3, 9 COMMAND-M9dse, "
            "3 INSTANCE-M0gsf, 3 DOMAIN-HuJf6, 3 DOMAIN-co3Xw, 3 DOMAIN-VoaRj, 3 DOMAIN-ZBv4H, 3 DOMAIN-ZDLwA",
        "ResendMyEmailVerification": "3 COMMAND-4M0ds, 5 COMMAND-0Pe4r, 9 COMMAND-E3fbw, 9 COMMAND-3M9ds",
        "GetMyPhone": "5 QUERY-DAvb3, 9 QUERY-hliQl",
        "SetMyPhone": "9 COMMAND-3M0fs, 9 COMMAND-wF94r",
        "VerifyMyPhone":
            "3 COMMAND-Km9ds, 3 COMMAND-wMe9f, 9 COMMAND-Rsj8c, 5 COMMAND-Rsj8c, 9 COMMAND-2M9fs, 9 COMMAND-M0g95, "
            "3 COMMAND-sM0cs",
        "ResendMyPhoneVerification": "3 COMMAND-4M0ds, 9 COMMAND-2M0fs, 5 COMMAND-2b7Hf, 9 COMMAND-2M9sf",
        "RemoveMyPhone": "3 COMMAND-6M0ds, 9 COMMAND-3M9fs, 5 COMMAND-p6rsc",
        "ListMyZitadelPermissions": "3 QUERY-T84X9",
        "ListMyMemberships": "3 QUERY-T84X9",
    },}

# Members, secret generators, the instance.
for service, methods in {
    "zitadel.management.v1.ManagementService": {
        "ListOrgMemberRoles": "5 QUERY-n0wng",
        "ListOrgMembers": "3 MEMBE-7Bb92, 3 QUERY-PDAVB",
        "AddOrgMember":
            "9 COMMAND-QXPGs, 5 COMMAND-4g3xq, 3 ORG-4Mlfs, 3 Org-4N8es, 9 ORG-GoXOn, 6 ORG-poWwe",
        "UpdateOrgMember": "3 Org-LiaZi, 3 IAM-m9fG8, 5 Org-D8JxR, 5 COMMAND-4g3xq",
        "RemoveOrgMember": "3 Org-LiaZi, 5 COMMAND-4g3xq",
    },
    "zitadel.admin.v1.AdminService": {
        "ListIAMMembers": "3 MEMBE-7Bb92, 3 QUERY-USNwM",
        "AddIAMMember": "5 COMMAND-4g3xq, 3 INSTA-SDSfs, 3 INSTANCE-4m0fS, 9 INSTA-GSXOn, 6 INSTA-pFDwe",
        "UpdateIAMMember": "3 INSTANCE-LiaZi, 3 INSTANCE-3m9fs, 5 INSTANCE-D8JxR, 5 COMMAND-4g3xq",
        "RemoveIAMMember": "3 INSTANCE-LiaZi, 5 COMMAND-4g3xq",
        "ListSecretGenerators": "3 ORG-fm9es, 3 QUERY-sn9lw",
        "GetSecretGenerator": "5 QUERY-m9wff",
        "UpdateSecretGenerator": "3 COMMAND-33k9f, 9 COMMAND-m0o3f",
        "GetMyInstance": "5 QUERY-n0wng",
    },
}.items():
    ROWS.setdefault(service, {}).update(methods)

# Providers of mails and text messages.
ROWS.setdefault("zitadel.admin.v1.AdminService", {}).update(
    {
        "GetSMTPConfig": "5 QUERY-fwofw",
        "GetSMTPConfigById": "5 QUERY-fwofw",
        "AddSMTPConfig": "3 COMMAND-PQN0wsqSyi, 3 COMMAND-SAAFpV8VKV, 3 COMMAND-EvAtufIinh, 3 INST-xtWIiR2ZbR",
        "UpdateSMTPConfig":
            "3 COMMAND-jwA8gxldy3, 3 COMMAND-2JPlSRzuHy, 3 COMMAND-gyPUXOTA4N, 3 COMMAND-kZNVkuL32L, "
            "5 COMMAND-j5IDFtt3T1, 3 INST-xtWIiR2ZbR",
        "UpdateSMTPConfigPassword": "3 COMMAND-gHAyvUXCAF, 3 COMMAND-BCkAf7LcJA, 5 COMMAND-rDHzqjGuKQ",
        "ActivateSMTPConfig": "3 COMMAND-h5htMCebv3, 3 COMMAND-1hPl6oVMJa, 5 COMMAND-E9K20hxOS9, 9 COMMAND-vUHBSmBzaw",
        "DeactivateSMTPConfig": "3 COMMAND-pvNHou89Tw, 3 COMMAND-jLTIMrtApO, 5 COMMAND-k39PJ, 9 COMMAND-km8g3",
        "RemoveSMTPConfig": "3 COMMAND-t2WsPRgGaK, 3 COMMAND-0ZV5whuUfu, 5 COMMAND-09CXlTDL6w",
        "ListSMTPConfigs": "3 QUERY-sZ7Cx",
        "ListEmailProviders": "3 QUERY-sZ7Cx",
        "GetEmailProvider": "5 QUERY-fwofw",
        "GetEmailProviderById": "5 QUERY-fwofw",
        "AddEmailProviderSMTP": "3 COMMAND-PQN0wsqSyi, 3 COMMAND-SAAFpV8VKV, 3 COMMAND-EvAtufIinh, 3 INST-xtWIiR2ZbR",
        "UpdateEmailProviderSMTP":
            "3 COMMAND-jwA8gxldy3, 3 COMMAND-2JPlSRzuHy, 3 COMMAND-gyPUXOTA4N, 3 COMMAND-kZNVkuL32L, "
            "5 COMMAND-j5IDFtt3T1, 3 INST-xtWIiR2ZbR",
        "AddEmailProviderHTTP": "3 COMMAND-FTNDXc8ACS",
        "UpdateEmailProviderHTTP": "3 COMMAND-k7QCGOWyJA, 3 COMMAND-2MHkV8ObWo, 5 COMMAND-xIrdledqv4",
        "UpdateEmailProviderSMTPPassword": "3 COMMAND-gHAyvUXCAF, 3 COMMAND-BCkAf7LcJA, 5 COMMAND-rDHzqjGuKQ",
        "ActivateEmailProvider":
            "3 COMMAND-h5htMCebv3, 3 COMMAND-1hPl6oVMJa, 5 COMMAND-E9K20hxOS9, 9 COMMAND-vUHBSmBzaw",
        "DeactivateEmailProvider": "3 COMMAND-pvNHou89Tw, 3 COMMAND-jLTIMrtApO, 5 COMMAND-k39PJ, 9 COMMAND-km8g3",
        "RemoveEmailProvider": "3 COMMAND-t2WsPRgGaK, 3 COMMAND-0ZV5whuUfu, 5 COMMAND-09CXlTDL6w",
        "TestEmailProviderSMTP": "3 SMTP-p9uy, 3 SMTP-p9kj, 5 SMTP-p9cc",
        "ListSMSProviders": "3 QUERY-sn9Jf",
        "GetSMSProvider": "5 QUERY-fn99w",
        "AddSMSProviderTwilio": "3 COMMAND-ZLrZhKSKq0",
        "UpdateSMSProviderTwilio": "3 COMMAND-RHXryJwmFG, 3 COMMAND-gMr93iNhTR, 5 COMMAND-MUY0IFAf8O",
        "UpdateSMSProviderTwilioToken": "3 COMMAND-sLLA1HnMzj, 3 SMS-PeNaqbC0r0, 5 COMMAND-ij3NhEHATp",
        "AddSMSProviderHTTP": "3 COMMAND-huy99qWjX4",
        "UpdateSMSProviderHTTP": "3 COMMAND-M622CFQnwK, 3 COMMAND-phyb2e4Kll, 5 COMMAND-6NW4I5Kqzj",
        "ActivateSMSProvider": "3 COMMAND-EFgoOg997V, 3 COMMAND-jJ6TVqzvjp, 5 COMMAND-9ULtp9PH5E, 9 COMMAND-B25GFeIvRi",
        "DeactivateSMSProvider":
            "3 COMMAND-V9NWOZj8Gi, 3 COMMAND-xs1ah1v1CL, 5 COMMAND-La91dGNhbM, 9 COMMAND-OSZAEkYvk7",
        "RemoveSMSProvider": "3 COMMAND-cw0NSJsn1v, 3 COMMAND-Qrz7lvdC4c, 5 COMMAND-povEVHPCkV",
    })
# Domains of organizations.
for service, methods in {
    "zitadel.management.v1.ManagementService": {
        "AddOrgDomain": "3 ORG-r3h4J, 5 COMMA-kFHpQ, 6 V2-e1wse, 5 COMMAND-ii9K0",
        "ListOrgDomains": "3 QUERY-ZRfj1",
        "RemoveOrgDomain": "3 ORG-SJsK3, 5 ORG-GDfA3, 9 ORG-Sjdi3",
        "GenerateOrgDomainValidation": "3 ORG-R24hb, 3 ORG-Gsw31, 5 ORG-AGD31, 9 ORG-HGw21, 9 ORG-Bae21",
        "ValidateOrgDomain": "3 ORG-R24hb, 5 ORG-Sjdi3, 9 ORG-HGw21, 9 ORG-SFBB3, 5 COMMAND-ii9K0",
        "SetPrimaryOrgDomain": "3 ORG-SsDG2, 5 ORG-GDfA3, 9 ORG-Ggd32",
    },
    "zitadel.org.v2.OrganizationService": {
        "AddOrganizationDomain": "3 ORG-r3h4J, 5 COMMA-kFHpQ, 6 V2-e1wse, 5 COMMAND-ii9K0",
        "ListOrganizationDomains": "3 QUERY-ZRfj1",
        "DeleteOrganizationDomain": "3 ORG-SJsK3, 5 ORG-GDfA3, 9 ORG-Sjdi3",
        "GenerateOrganizationDomainValidation": "3 ORG-R24hb, 3 ORG-Gsw31, 5 ORG-AGD31, 9 ORG-HGw21, 9 ORG-Bae21",
        "VerifyOrganizationDomain": "3 ORG-R24hb, 5 ORG-Sjdi3, 9 ORG-HGw21, 9 ORG-SFBB3, 5 COMMAND-ii9K0",
    },
}.items():
    ROWS.setdefault(service, {}).update(methods)

# Why a check cannot be seen. An id alone: on no method; with a method before it: on that one.
UNREACHABLE = {
    "the schema's rules refuse an empty id, key, code or filter before":
        """GRPC-vR9nC ORG-vR9nC COMMAND-m0gDf COMMAND-4M9ds COMMAND-2M0sd COMMAND-M0dse COMMAND-AwbEB COMMAND-0Gzs3 COMMAND-2n8vs@ResendHumanInitialization
        COMMAND-4M0ds@ResendHumanEmailVerification COMMAND-4M0ds@ResendHumanPhoneVerification COMMAND-6M0ds@RemoveHumanPhone
        COMMAND-3M0fs@SetHumanInitialPassword COMMAND-3M0fs@SetHumanPassword COMMAND-M00oL COMMAND-p0p3mi COMMAND-bzoqjs
        COMMAND-bzosjs COMMAND-xuiwk2 COMMAND-0pzb1 COMMAND-0p2m1h@RemoveMachineKey COMMAND-0p2m1h@RemoveKey
        COMMAND-68xm2o@RemovePersonalAccessToken META-2n0fs META-2m00f@SetUserMetadata META-2m00f@BulkSetUserMetadata
        COMMAND-m29ds COMMAND-xP292j COMMAND-78iiirat8y COMMAND-0nx1ie38fw COMMAND-agz3eczifm COMMAND-a9ld4xckax
        COMMAND-vaipl7s13l COMMAND-SAFdda COMMAND-3M9fs@SetPassword COMMAND-4jio3 COMMAND-Gk3f2 COMMAND-çm0ds COMMAND-wMe9f
        COMMAND-Fia4a COMMAND-2M0ds@RemoveUser META-2ml0f@SetOrgMetadata META-2ml0f@BulkSetOrgMetadata META-2n0f1 COMMAND-m19ds
        INST-SWffe USER-Dbgth@AddOrganization""",
    "the caller is there, and has an id":
        """COMMAND-2M0ds@RemoveMyUser COMMAND-m9od@RemoveMyUser COMMAND-6M0ds@RemoveMyPhone COMMAND-4M0ds@VerifyMyEmail
        COMMAND-4M0ds@ResendMyEmailVerification COMMAND-4M0ds@ResendMyPhoneVerification COMMAND-Km9ds
        QUERY-Dfbg2@GetMyUser QUERY-HNhb3@GetMyProfile QUERY-Hms2s@GetMyEmail QUERY-DAvb3@GetMyPhone
        COMMAND-5N9ds@UpdateMyUserName COMMAND-ii9K0 COMMAND-uXHNj@AddOrg""",
    "who waits for the initialization cannot call":
        """COMMAND-J8dsk@SetMyEmail COMMAND-E3fbw@ResendMyEmailVerification COMMAND-M9dse@UpdateMyPassword""",
    "a call is about an organization that is there":
        """COMMAND-5N8fs COMMAND-xiown3 COMMAND-0qp2hus COMMAND-x0992n COMMAND-kqpoix COMMAND-xs0k2n Org-7ufEs Org-3J8fs
        Org-J8fsf Org-x801sk2i Org-x091n1g Org-x89ns2 QUERY-leq5Q@GetMyOrg ORG-1MRds@UpdateOrg ORG-oL9nT@DeactivateOrg
        ORG-Dgf3g@ReactivateOrg COMMA-aps2n@ManagementService/RemoveOrg COMMAND-QXPGs@SetOrgMetadata
        COMMAND-QXPGs@BulkSetOrgMetadata COMMAND-QXPGs@RemoveOrgMetadata COMMAND-QXPGs@BulkRemoveOrgMetadata""",
    "there is always an instance with its policies":
        """QUERY-leq5Q@GetDefaultOrg QUERY-n0wng QUERY-K0Jr5 QUERY-hgA9vuM0qg QUERY-x0so2p INSTANCE-3n8fs INSTANCE-M0gsf COMMAND-2N9fs@ImportHumanUser
        COMMAND-4N8gs COMMAND-38fnu COMMAND-79pv6e1q62 COMMAND-l40ykb3xh2 COMMAND-3M9fs@AddMachineUser COMMAND-3M9fs@CreateUser
        COMMAND-3M9fs@RemoveUser COMMAND-3M9fs@RemoveMyUser""",
    "what a list asks is checked before it is looked for":
        "QUERY-T84X9 QUERY-SAf3f QUERY-Sfdrg",
    "there are no projects that users are granted": "COMMAND-J9sc5 COMMAND-1My0t EVENT-Shu7e",
    "the instance has no project of its own":
        "COMMAND-EbFMN COMMA-NDQoF COMMA-U1nza COMMA-o4n6F COMMA-VCnwD COMMA-AF3JW",
    "the server makes the id, which is new":
        """COMMAND-k2unb@AddHumanUser COMMAND-k2unb@SetUpOrg ORG-laho2n@SetUpOrg COMMAND-ziuna COMMAND-0p2m1h@AddMachineKey COMMAND-0p2m1h@AddKey COMMAND-091mops
        COMMAND-68xm2o@AddPersonalAccessToken COMMAND-p0p2mi""",
    "guards the code of the reference against itself": "COMMA-5Ky74 COMMA-095xh8fll1 COMM-deLSk",
    "a request says nothing that the schema does not know":
        """ORGv2-SD2r1 USERv2-Ahng0 USERv2-faj0l0nj5x USERv2-ResendUserPhoneCode USERv2-SDeeg USERv2-SFdf2""",
    "the user was looked up before, and refused by another id": """COMMAND-4g3xq COMMAND-G8dh3@UpdateUser
        COMMAND-G8dh3@UpdateHumanUser""",
    "the request of this method has no field for it":
        """USER-Drght@ManagementService/AddHumanUser USER-Dbgth@ManagementService/AddHumanUser
        USER-JDk4t@ManagementService/AddHumanUser USER-Drght@SetUpOrg USER-Dbgth@SetUpOrg USER-JDk4t@SetUpOrg
        COMMAND-39nf2@SetUpOrg ORG-GoXOn@SetUpOrg ORG-poWwe@SetUpOrg
        COMMAND-39nf2@ManagementService/AddHumanUser META-2m00f@UpdateUser META-2m00f@UpdateHumanUser USER2-statex1 USER2-statex2
        USER2-statex3 COMMAND-G8dh3@VerifyMyEmail COMMAND-M9dse@VerifyMyEmail DOMAIN-HuJf6@VerifyMyEmail
        DOMAIN-co3Xw@VerifyMyEmail DOMAIN-VoaRj@VerifyMyEmail DOMAIN-ZBv4H@VerifyMyEmail DOMAIN-ZDLwA@VerifyMyEmail
        COMMAND-G8dh3@VerifyInviteCode COMMAND-M9dse@VerifyInviteCode DOMAIN-HuJf6@VerifyInviteCode DOMAIN-co3Xw@VerifyInviteCode
        DOMAIN-VoaRj@VerifyInviteCode DOMAIN-ZBv4H@VerifyInviteCode DOMAIN-ZDLwA@VerifyInviteCode""",
    "codes are always made here, by no provider of text messages":
        """COMMAND-M0g95 COMMAND-2M9fs@VerifyPhone COMMAND-2M9fs@VerifyMyPhone""",
    "of a name of spaces no domain can be made, which is said first":
        "EVENT-Mf9sd@AddOrg ORG-4ABd3@SetUpOrg ORG-mruNY",
    "a new organization has no domain yet": "COMMA-Bd2jj",
    "only a resend asks for a code that was sent": "COMMAND-Wr3gq@CreateInviteCode",
}

# Members, secret generators, the instance.
for reason, names in {
    "the schema's rules refuse an empty id, key, code or filter before":
        "Org-LiaZi@RemoveOrgMember INSTANCE-LiaZi@RemoveIAMMember MEMBE-7Bb92 ORG-fm9es COMMAND-33k9f",
    "a call is about an organization that is there": "COMMAND-QXPGs@AddOrgMember",
    "there is always an instance with its policies": "QUERY-m9wff",
    "what a list asks is checked before it is looked for": "QUERY-PDAVB QUERY-USNwM QUERY-sn9lw",
}.items():
    UNREACHABLE[reason] += " " + names
# Texts of messages: the same four methods for each, and the language of the instance.
for _kind, _set in {"Init": "Text", "PasswordReset": "Text", "VerifyEmail": "Text", "VerifyPhone": "Text",
                    "PasswordChange": "CustomText", "InviteUser": "CustomText", "VerifySMSOTP": "Text",
                    "VerifyEmailOTP": "Text", "DomainClaimed": "CustomText",
                    "PasswordlessRegistration": "CustomText"}.items():  # fmt: skip
    ROWS["zitadel.management.v1.ManagementService"] |= {
        f"GetCustom{_kind}MessageText": "5 QUERY-3nlrS, 5 QUERY-sN9wg",
        f"GetDefault{_kind}MessageText": "5 QUERY-sN9wg",
        f"SetCustom{_kind}Message{_set}": "3 ORG-2biiR, 3 INSTANCE-kd9fs, 3 LANG-3M9f2, 3 LANG-lg4DP",
        f"ResetCustom{_kind}MessageTextToDefault": "3 Org-3mfsf, 3 Org-j59f, 5 Org-3b8Jf",
    }
    ROWS["zitadel.admin.v1.AdminService"] |= {
        f"GetCustom{_kind}MessageText": "5 QUERY-3nlrS, 5 QUERY-sN9wg",
        f"GetDefault{_kind}MessageText": "5 QUERY-sN9wg",
        f"SetDefault{_kind}MessageText": "3 INSTANCE-kd9fs, 3 LANG-3M9f2, 3 LANG-lg4DP",
        f"ResetCustom{_kind}MessageTextToDefault": "3 INSTANCE-fjw9b, 5 INSTANCE-fju90",
    }
ROWS["zitadel.management.v1.ManagementService"] |= {
    "GetDefaultLoginTexts": "5 QUERY-sN9wg",
    "SetCustomLoginText": "3 ORG-m29rF, 3 LANG-3M9f2, 3 LANG-lg4DP",
    "ResetCustomLoginTextToDefault": "3 Org-1B8dw, 3 Org-5ZZmo, 5 Org-9ru44",
}
ROWS["zitadel.admin.v1.AdminService"] |= {
    "GetDefaultLoginTexts": "5 QUERY-sN9wg",
    "SetCustomLoginText": "3 LANG-3M9f2, 3 LANG-lg4DP",
    "ResetCustomLoginTextToDefault": "3 IAM-Gfbg3, 5 IAM-fru44",
    "SetRestrictions":
        "3 LANG-jc8Sq, 3 COMMAND-oASwj, 3 LANG-3M9f2, 3 LANG-XHiK5, 3 LANG-lg4DP, 9 LANG-2M9fs, 9 COMMAND-L0m2u",
    "SetDefaultLanguage": "3 LANG-jc8Sq, 3 LANG-3M9f2, 3 LANG-lg4DP, 3 LANG-XHiK5, 9 INST-DS3rq, 9 LANG-2M9fs",
}
UNREACHABLE |= {
    "there is always a text that is built in": "QUERY-3nlrS QUERY-sN9wg",
    "each method is about one message of one organization, or about its pages":
        "ORG-2biiR INSTANCE-kd9fs Org-3mfsf Org-j59f INSTANCE-fjw9b ORG-m29rF Org-1B8dw Org-5ZZmo IAM-Gfbg3",
    "one language is set at a time": "LANG-XHiK5@SetDefaultLanguage",
    "that the default language is among the allowed ones is said by another id": "LANG-2M9fs@SetRestrictions",
}

# How pages and mails look. `file` of an upload is no method: tests of its own have it.
_missing = {"Logo": "ORG-4MVsf Org-2FN8s INSTANCE-Xc8Kf", "LogoDark": "ORG-0peQw Org-4NF0d INSTANCE-3FGds",
            "Icon": "ORG-1nd9f Org-1nd0d INSTANCE-4M0qw", "IconDark": "ORG-3NFos Org-Mv9ds INSTANCE-2nc7F",
            "Font": "ORG-4n9SD Org-2n0fW INSTANCE-Tk0gw"}  # fmt: skip
_colors = "3 POLICY-391dG, 3 POLICY-502F1, 3 POLICY-nvw33, 3 POLICY-93mSf, 3 POLICY-llsp2, 3 POLICY-2b6sf, 3 POLICY-3M0fs"
ROWS["zitadel.management.v1.ManagementService"] |= {
    "GetLabelPolicy": "5 QUERY-bJEsm",
    "GetPreviewLabelPolicy": "5 QUERY-bJEsm",
    "GetDefaultLabelPolicy": "5 QUERY-bJEsm",
    "AddCustomLabelPolicy": f"3 Org-Fn8ds, {_colors}, 6 Org-2B0ps",
    "UpdateCustomLabelPolicy": f"3 Org-3N9fs, {_colors}, 5 Org-0K9dq, 9 Org-8nfSr",
    "ActivateCustomLabelPolicy": "3 Org-KKd4X, 5 ORG-34mSE",
    "ResetLabelPolicyToDefault": "3 Org-Mf9sf, 5 Org-3M9df",
    **{f"RemoveCustomLabelPolicy{asset}": f"3 {ids.split()[1]}, 5 {ids.split()[0]}" for asset, ids in _missing.items()},
}
ROWS["zitadel.admin.v1.AdminService"] |= {
    "GetLabelPolicy": "5 QUERY-bJEsm",
    "GetPreviewLabelPolicy": "5 QUERY-bJEsm",
    "UpdateLabelPolicy": f"{_colors}, 5 INSTANCE-0K9dq, 9 INSTANCE-28fHe",
    "ActivateLabelPolicy": "5 INSTANCE-6M23e",
    **{f"RemoveLabelPolicy{asset}": f"5 {ids.split()[2]}" for asset, ids in _missing.items()},
}
ROWS["zitadel.auth.v1.AuthService"] |= {"GetMyLabelPolicy": "5 QUERY-bJEsm"}
UNREACHABLE |= {
    "there is always a label policy, and the instance always has one of its own":
        "QUERY-bJEsm INSTANCE-0K9dq INSTANCE-6M23e " + " ".join(ids.split()[2] for ids in _missing.values()),
    "a call is about an organization's own looks":
        "Org-Fn8ds Org-3N9fs Org-KKd4X Org-Mf9sf " + " ".join(ids.split()[1] for ids in _missing.values()),
}

# Of providers.
for reason, names in {
    "the schema's rules refuse an empty id, key, code or filter before":
        """COMMAND-2JPlSRzuHy COMMAND-BCkAf7LcJA COMMAND-2MHkV8ObWo COMMAND-1hPl6oVMJa COMMAND-jLTIMrtApO COMMAND-0ZV5whuUfu
        COMMAND-gMr93iNhTR SMS-PeNaqbC0r0 COMMAND-phyb2e4Kll COMMAND-jJ6TVqzvjp COMMAND-xs1ah1v1CL COMMAND-Qrz7lvdC4c SMTP-p9uy""",
    "there is always an instance with its policies":
        """COMMAND-PQN0wsqSyi COMMAND-jwA8gxldy3 COMMAND-gHAyvUXCAF COMMAND-FTNDXc8ACS COMMAND-k7QCGOWyJA COMMAND-h5htMCebv3
        COMMAND-pvNHou89Tw COMMAND-t2WsPRgGaK COMMAND-ZLrZhKSKq0 COMMAND-RHXryJwmFG COMMAND-sLLA1HnMzj COMMAND-huy99qWjX4
        COMMAND-M622CFQnwK COMMAND-EFgoOg997V COMMAND-V9NWOZj8Gi COMMAND-cw0NSJsn1v""",
    "what a list asks is checked before it is looked for": "QUERY-sZ7Cx QUERY-sn9Jf",
}.items():
    UNREACHABLE[reason] = f"{UNREACHABLE.get(reason, '')} {names}"
# Domains of organizations.
for reason, names in {
    "the schema's rules refuse an empty id, key, code or filter before": "ORG-Gsw31 ORG-Bae21",
    "a call is about an organization that is there": "COMMA-kFHpQ@AddOrgDomain",
    "what a list asks is checked before it is looked for": "QUERY-ZRfj1",
}.items():
    UNREACHABLE[reason] += " " + names

# Of what follows the events, and of what has failed.
ROWS["zitadel.admin.v1.AdminService"] |= {
    "ListViews": "3 QUERY-MmFef",
    "ListFailedEvents": "3 QUERY-n8rjJ",
    "ListMilestones": "3 ADMIN-sE7pc",
    "TestSMTPConfig": "3 SMTP-p9uy, 3 SMTP-p9kj, 5 SMTP-p9cc",
    "TestSMTPConfigById": "3 SMTP-99oki, 3 SMTP-99yth, 5 SMTP-99klw",
}
for reason, names in {
    "the schema's rules refuse an empty id, key, code or filter before": "SMTP-99oki SMTP-99yth",
    "what a list asks is checked before it is looked for": "QUERY-MmFef QUERY-n8rjJ",
}.items():
    UNREACHABLE[reason] += " " + names

# Policies.
ROWS["zitadel.management.v1.ManagementService"] |= {
    "GetLoginPolicy": "5 QUERY-QsUBJ, 3 QUERY-FDbKW",
    "GetDefaultLoginPolicy": "5 QUERY-QsUBJ, 3 QUERY-FDbKW",
    "AddCustomLoginPolicy": "3 Org-WSfdq, 3 Org-SFeea, 3 Org-WSfrg, 6 Org-Dgfb2, 9 Org-FEd32",
    "UpdateCustomLoginPolicy": "3 Org-Sfd21, 5 Org-M0sif, 9 Org-5M9vdd",
    "ResetLoginPolicyToDefault": "3 Org-55Mg9, 5 Org-GHB37",
    "ListLoginPolicySecondFactors": "5 QUERY-yPqIZ",
    "AddSecondFactorToLoginPolicy": "3 Org-M0fs9, 3 Org-5m9fs, 6 Org-2B0ps",
    "RemoveSecondFactorFromLoginPolicy": "3 Org-fM0gs, 3 Org-55n8s, 5 Org-3M9od",
    "ListLoginPolicyMultiFactors": "5 QUERY-yPqIZ",
    "AddMultiFactorToLoginPolicy": "3 Org-M0fsf, 3 Org-5m9fs, 6 Org-3M9od",
    "RemoveMultiFactorFromLoginPolicy": "3 Org-M0fsf, 3 Org-5m9fs, 5 Org-3M9df",
    "GetPasswordAgePolicy": "5 QUERY-ShCWRnWJfH",
    "GetDefaultPasswordAgePolicy": "5 QUERY-ShCWRnWJfH",
    "AddCustomPasswordAgePolicy": "3 Org-M9fsd, 6 ORG-Lk0dS",
    "UpdateCustomPasswordAgePolicy": "3 Org-57tGs, 5 ORG-0oPew, 9 Org-dsgjR",
    "ResetPasswordAgePolicyToDefault": "3 Org-M58wd, 5 ORG-Dgs1g",
    "GetLockoutPolicy": "5 QUERY-38pZnUemLP",
    "GetDefaultLockoutPolicy": "5 QUERY-38pZnUemLP",
    "AddCustomLockoutPolicy": "3 Org-8fJif, 6 ORG-0olDf",
    "UpdateCustomLockoutPolicy": "3 Org-3J9fs, 5 ORG-ADfs1, 9 ORG-0JFSr",
    "ResetLockoutPolicyToDefault": "3 Org-4J9fs, 5 ORG-D4zuz",
    "GetPrivacyPolicy": "5 QUERY-vNMHL",
    "GetDefaultPrivacyPolicy": "5 QUERY-vNMHL",
    "AddCustomPrivacyPolicy": "3 Org-MMk9fs, 6 Org-0oLpd",
    "UpdateCustomPrivacyPolicy": "3 Org-22N89f, 5 ORG-Ng8sf, 9 Org-4N9fs",
    "ResetPrivacyPolicyToDefault": "3 Org-Nf9sf, 5 ORG-Ze9gs",
}
ROWS["zitadel.admin.v1.AdminService"] |= {
    "GetLoginPolicy": "5 QUERY-QsUBJ, 3 QUERY-FDbKW",
    "UpdateLoginPolicy": "3 IAM-SFdqd, 5 INSTANCE-M0sif, 9 INSTANCE-5M9vdd",
    "ListLoginPolicySecondFactors": "5 QUERY-yPqIZ",
    "AddSecondFactorToLoginPolicy": "3 INSTANCE-5m9fs, 6 INSTANCE-2B0ps",
    "RemoveSecondFactorFromLoginPolicy": "3 INSTANCE-55n8s, 5 INSTANCE-3M9od",
    "ListLoginPolicyMultiFactors": "5 QUERY-yPqIZ",
    "AddMultiFactorToLoginPolicy": "3 INSTANCE-5m9fs, 6 INSTANCE-3M9od",
    "RemoveMultiFactorFromLoginPolicy": "3 INSTANCE-33m9F, 5 INSTANCE-3M9df",
    "GetPasswordComplexityPolicy": "5 QUERY-hgA9vuM0qg",
    "UpdatePasswordComplexityPolicy": "5 INSTANCE-0oPew, 9 INSTANCE-9jlsf",
    "GetPasswordAgePolicy": "5 QUERY-ShCWRnWJfH",
    "UpdatePasswordAgePolicy": "5 INSTANCE-0oPew, 9 INSTANCE-180sf",
    "GetLockoutPolicy": "5 QUERY-38pZnUemLP",
    "UpdateLockoutPolicy": "5 INSTANCE-0oPew, 9 INSTANCE-0psjF",
    "GetPrivacyPolicy": "5 QUERY-vNMHL",
    "UpdatePrivacyPolicy": "5 INSTANCE-0oPew, 9 INSTANCE-9jJfs",
    "AddNotificationPolicy": "6 INSTANCE-xpo1bj",
    "GetNotificationPolicy": "5 QUERY-x0so2p",
    "UpdateNotificationPolicy": "5 INSTANCE-x891na, 9 INSTANCE-29x02n",
}
ROWS["zitadel.auth.v1.AuthService"] |= {
    "GetMyLoginPolicy": "5 QUERY-QsUBJ, 3 QUERY-FDbKW",
    "GetMyPrivacyPolicy": "5 QUERY-vNMHL",
}
for reason, names in {
    "the schema's rules refuse an empty id, key, code or filter before":
        "Org-5m9fs Org-55n8s INSTANCE-5m9fs INSTANCE-55n8s INSTANCE-33m9F",
    "a call is about an organization that is there":
        """Org-55Mg9 Org-M0fs9 Org-fM0gs Org-M0fsf Org-M9fsd Org-57tGs Org-M58wd Org-8fJif Org-3J9fs Org-4J9fs Org-MMk9fs
        Org-22N89f Org-Nf9sf""",
    "there is always an instance with its policies":
        """QUERY-QsUBJ QUERY-FDbKW QUERY-yPqIZ QUERY-ShCWRnWJfH QUERY-38pZnUemLP QUERY-vNMHL INSTANCE-M0sif INSTANCE-0oPew
        INSTANCE-x891na""",
}.items():
    UNREACHABLE[reason] = f"{UNREACHABLE.get(reason, '')} {names}"

# Sessions.
_SESSION_CHECKS = "9 SESSION-Gj4ko, 9 COMMAND-Sfw3f, 9 COMMAND-3n77z, 9 COMMAND-JLK35, 9 COMMAND-3nJ4t, 9 COMMAND-SFA3t"
_SESSION_FACTORS = (
    "3 COMMAND-8N9ds, 9 COMMAND-3Mif9s, 3 EVENT-8isk2, 9 COMMAND-SF3fg, 3 COMMAND-S453v, 3 COMMAND-SJl2g, 9 COMMAND-d2r52, "
    "9 COMMAND-S34gh, 9 COMMAND-2M9fs, 9 COMMAND-M0g95, 9 COMMAND-S6h4R, 9 COMMAND-JKL3g, 9 COMMAND-BJ2g3, "
    "3 DOMAIN-oGh5e, 3 DOMAIN-ieYa7, 9 COMMAND-JK3gp, 9 COMMAND-JKLJ3, 12 SESSION-k3ng0")
_SESSION_ENDS = "9 COMMAND-Hewfq, 9 COMMAND-Hkl3d, 3 COMMAND-asEG4"
ROWS["zitadel.session.v2.SessionService"] = {
    "ListSessions": "3 GRPC-x8n24uh, 3 GRPC-x8n23uh, 3 GRPC-Dwigt, 3 GRPC-Sfefs",
    "GetSession": "5 QUERY-SFeaa, 7 QUERY-dsfr3",
    "CreateSession": f"12 SESSION-d3b4g0, {_SESSION_CHECKS}, {_SESSION_FACTORS}, {_SESSION_ENDS}",
    "SetSession": f"12 SESSION-d3b4g0, {_SESSION_CHECKS}, {_SESSION_FACTORS}, {_SESSION_ENDS}, "
    "3 COMMAND-hi6Ph, 7 COMMAND-sGr42",
}
UNREACHABLE |= {
    "the schema has these rules": "SESSION-d3b4g0 SESSION-k3ng0 GRPC-Dwigt COMMAND-asEG4 COMMAND-SJl2g",
    "a new session is not over": "COMMAND-Hewfq@CreateSession COMMAND-Hkl3d@CreateSession",
    "whoever is locked is not active, which is said first": "COMMAND-JLK35@CreateSession COMMAND-SF3fg@CreateSession "
    "COMMAND-S6h4R@CreateSession",
    "no provider checks codes of its own":
        "COMMAND-2M9fs@CreateSession COMMAND-2M9fs@SetSession COMMAND-M0g95@CreateSession COMMAND-M0g95@SetSession",
    "only of guesses that come at once": "COMMAND-SFA3t",
}
UNREACHABLE["the schema's rules refuse an empty id, key, code or filter before"] += " GRPC-Sfefs"
# Keys that sign tokens, and how long those count.
ROWS["zitadel.webkey.v2.WebKeyService"] = {
    "ActivateWebKey": "5 COMMAND-teiG3",
    "DeleteWebKey": "9 COMMAND-Chai1",
}
ROWS["zitadel.admin.v1.AdminService"] |= {
    "GetOIDCSettings": "5 QUERY-s9nlw",
    "AddOIDCSettings": "3 INST-10s82j, 6 INST-0aaj1o",
    "UpdateOIDCSettings": "3 INST-10sxks, 5 INST-90s32oj, 9 COMMAND-0pk2nu",
}
UNREACHABLE["there are always lifetimes of tokens: those that are built in"] = "QUERY-s9nlw INST-90s32oj"
# Domain policies, in both forms.
ROWS["zitadel.management.v1.ManagementService"] |= {"GetOrgIAMPolicy": "5 QUERY-K0Jr5"}
ROWS["zitadel.admin.v1.AdminService"] |= {
    f"{verb}{form}Policy{rest}": f"{ids}, {others}" if form == "Domain" and others else ids
    for form in ("Domain", "OrgIAM")
    for verb, rest, ids, others in (
        ("Get", "", "5 QUERY-K0Jr5", ""), ("Update", "", "5 INSTANCE-0Pl0d, 6 V3-DKcYh", "9 INSTANCE-pl9fN"),
        ("GetCustom", "", "5 QUERY-K0Jr5", ""), ("AddCustom", "", "3 Org-4Jfsf, 6 ORG-1M8ds", ""),
        ("UpdateCustom", "", "3 Org-5H8fs, 5 ORG-2N9sd", "9 ORG-3M9ds"),
        ("ResetCustom", "ToDefault", "3 Org-3H8fs, 5 ORG-Dvsh3", ""))
}  # fmt: skip
UNREACHABLE["the schema's rules refuse an empty id, key, code or filter before"] += " Org-4Jfsf Org-5H8fs Org-3H8fs"
UNREACHABLE["there is always an instance with its policies"] += " INSTANCE-0Pl0d"
# Domains of the instance.
ROWS["zitadel.admin.v1.AdminService"] |= {
    "ListInstanceDomains": "3 QUERY-inlsF",
    "ListInstanceTrustedDomains": "3 QUERY-SGrt4",
    "AddInstanceTrustedDomain": "3 COMMA-Stk21, 3 COMMA-S3v3w, 9 COMMA-hg42a",
    "RemoveInstanceTrustedDomain": "3 COMMA-ajAzwu, 3 COMMA-lfs3Te, 5 COMMA-de3z9",
}
UNREACHABLE["what a list asks is checked before it is looked for"] += " QUERY-inlsF QUERY-SGrt4"
# Second factors.
for service, methods in {
    "zitadel.user.v2.UserService": {
        "RegisterTOTP": "3 COMMAND-5M0sd, 9 COMMAND-SqyJz, 9 COMMAND-55M9f, 9 COMMAND-8ugTs, 6 COMMAND-do9se",
        "VerifyTOTPRegistration":
            "9 COMMAND-8N9ds, 5 COMMAND-4g3xq, 5 COMMAND-3Mif9s, 9 COMMAND-qx4ls, 3 EVENT-8isk2",
        "RemoveTOTP": "3 COMMAND-5M0sd, 5 COMMAND-Hd9sd",
        "AddOTPSMS": "3 COMMAND-QSF2s, 5 COMMAND-4g3xq, 6 COMMAND-Ad3g2, 9 COMMAND-Q54j2",
        "RemoveOTPSMS": "3 COMMAND-S3br2, 5 COMMAND-4g3xq, 5 COMMAND-Sr3h3",
        "AddOTPEmail": "3 COMMAND-Sg1hz, 5 COMMAND-4g3xq, 6 COMMAND-MKL2s, 9 COMMAND-KLJ2d",
        "RemoveOTPEmail": "3 COMMAND-S2h11, 5 COMMAND-4g3xq, 5 COMMAND-b312D",
        "HumanMFAInitSkipped": "3 COMMAND-Wei5kooz1i, 5 COMMAND-auj6jeBei4",
    },
    "zitadel.auth.v1.AuthService": {
        "AddMyAuthFactorOTP":
            "3 COMMAND-5M0sd, 9 COMMAND-SqyJz, 9 COMMAND-55M9f, 9 COMMAND-8ugTs, 6 COMMAND-do9se",
        "VerifyMyAuthFactorOTP":
            "9 COMMAND-8N9ds, 5 COMMAND-4g3xq, 5 COMMAND-3Mif9s, 9 COMMAND-qx4ls, 3 EVENT-8isk2",
        "RemoveMyAuthFactorOTP": "3 COMMAND-5M0sd, 5 COMMAND-Hd9sd",
        "AddMyAuthFactorOTPSMS": "3 COMMAND-QSF2s, 6 COMMAND-Ad3g2, 9 COMMAND-Q54j2",
        "RemoveMyAuthFactorOTPSMS": "3 COMMAND-S3br2, 5 COMMAND-Sr3h3",
        "AddMyAuthFactorOTPEmail": "3 COMMAND-Sg1hz, 6 COMMAND-MKL2s, 9 COMMAND-KLJ2d",
        "RemoveMyAuthFactorOTPEmail": "3 COMMAND-S2h11, 5 COMMAND-b312D",
    },
    "zitadel.management.v1.ManagementService": {
        "RemoveHumanAuthFactorOTP": "3 COMMAND-5M0sd, 5 COMMAND-Hd9sd",
        "RemoveHumanAuthFactorOTPSMS": "3 COMMAND-S3br2, 5 COMMAND-4g3xq, 5 COMMAND-Sr3h3",
        "RemoveHumanAuthFactorOTPEmail": "3 COMMAND-S2h11, 5 COMMAND-4g3xq, 5 COMMAND-b312D",
    },
}.items():
    ROWS.setdefault(service, {}).update(methods)
for reason, names in {
    "the schema's rules refuse an empty id, key, code or filter before":
        """COMMAND-5M0sd@RegisterTOTP COMMAND-5M0sd@RemoveTOTP COMMAND-8N9ds@VerifyTOTPRegistration COMMAND-QSF2s@AddOTPSMS
        COMMAND-S3br2@RemoveOTPSMS COMMAND-Sg1hz@AddOTPEmail COMMAND-S2h11@RemoveOTPEmail COMMAND-Wei5kooz1i
        COMMAND-5M0sd@RemoveHumanAuthFactorOTP COMMAND-S3br2@RemoveHumanAuthFactorOTPSMS
        COMMAND-S2h11@RemoveHumanAuthFactorOTPEmail""",
    "the caller is there, and has an id":
        """COMMAND-5M0sd@AddMyAuthFactorOTP COMMAND-5M0sd@RemoveMyAuthFactorOTP COMMAND-8N9ds@VerifyMyAuthFactorOTP
        COMMAND-QSF2s@AddMyAuthFactorOTPSMS COMMAND-S3br2@RemoveMyAuthFactorOTPSMS COMMAND-Sg1hz@AddMyAuthFactorOTPEmail
        COMMAND-S2h11@RemoveMyAuthFactorOTPEmail""",
    "there is always an instance with its policies": "COMMAND-55M9f COMMAND-8ugTs",
}.items():
    UNREACHABLE[reason] += " " + names

# Where an excuse of all methods does not hold.
SEEN = {
    ("COMMAND-4g3xq", method)
    for method in ("VerifyTOTPRegistration", "AddOTPSMS", "RemoveOTPSMS", "AddOTPEmail", "RemoveOTPEmail",
                   "VerifyMyAuthFactorOTP", "RemoveHumanAuthFactorOTPSMS", "RemoveHumanAuthFactorOTPEmail")
}  # fmt: skip

# Settings.
ROWS["zitadel.settings.v2.SettingsService"] = {
    "GetLoginSettings": "5 QUERY-QsUBJ, 3 QUERY-FDbKW",
    "GetActiveIdentityProviders": "3 QUERY-FDbKW",
    "GetPasswordComplexitySettings": "5 QUERY-hgA9vuM0qg",
    "GetPasswordExpirySettings": "5 QUERY-ShCWRnWJfH",
    "GetBrandingSettings": "5 QUERY-bJEsm",
    "GetDomainSettings": "5 QUERY-K0Jr5",
    "GetLegalAndSupportSettings": "5 QUERY-vNMHL",
    "GetLockoutSettings": "5 QUERY-38pZnUemLP",
    "GetHostedLoginTranslation": "3 QUERY-rZLAGi, 5 QUERY-6gb5QR, 3 QUERY-YB6Sri",
    "SetHostedLoginTranslation": "3 COMMA-YB6Sri, 3 COMMA-xmjATA, 3 COMMA-0aw7In",
}
for reason, names in {
    "there is always an instance with its policies":
        "QUERY-QsUBJ@GetLoginSettings QUERY-ShCWRnWJfH@GetPasswordExpirySettings QUERY-vNMHL@GetLegalAndSupportSettings "
        "QUERY-38pZnUemLP@GetLockoutSettings QUERY-bJEsm@GetBrandingSettings",
    "what a list asks is checked before it is looked for":
        "QUERY-FDbKW@GetLoginSettings QUERY-FDbKW@GetActiveIdentityProviders",
    "the system says nothing, in every language": "QUERY-6gb5QR",
    "a request says nothing that the schema does not know": "COMMA-0aw7In",
}.items():
    UNREACHABLE[reason] = f"{UNREACHABLE.get(reason, '')} {names}"
# Of what moves from one server to another, without an organization that is not named: each thing is one's.
ROWS["zitadel.admin.v1.AdminService"] |= {
    "ExportData":
        "5 QUERY-K0Jr5, 3 QUERY-ZRfj1, 3 QUERY-X6X7y, 5 QUERY-rhR2o, 5 QUERY-bsm2o, 5 QUERY-bJEsm, 5 QUERY-QsUBJ, "
        "3 QUERY-FDbKW, 5 QUERY-38pZnUemLP, 5 QUERY-hgA9vuM0qg, 5 QUERY-vNMHL, 5 QUERY-3nlrS, 5 QUERY-sN9wg, "
        "3 QUERY-4Mfsf, 9 QUERY-3n77z, 9 QUERY-8N9ds, 5 QUERY-01982h, 3 QUERY-SAg3f, 3 QUERY-fn9ew, 3 QUERY-fajp8, "
        "3 QUERY-SDgwg, 3 QUERY-HBRh3, 3 QUERY-PDAVB, 3 QUERY-T8CuT, 3 QUERY-USNwM",
    "ImportData":
        "5 QUERY-bJEsm, 5 QUERY-38pZnUemLP, 5 QUERY-QsUBJ, 3 QUERY-FDbKW, 5 QUERY-hgA9vuM0qg, 5 QUERY-vNMHL, "
        "5 QUERY-K0Jr5, 6 ORG-lapo2n, 5 QUERY-leq5Q, 6 ORG-1M8ds, 3 COMMAND-Dfhj5, 3 COMMAND-Dfgh6, "
        "9 COMMAND-Nfh52, 9 COMMAND-dg422, 3 COMMAND-FYRnWEzBzV, 3 COMMAND-PPhHpWGRAE, 9 COMMAND-m9gsd, "
        "9 COMMAND-3m9gg, 9 COMMAND-6m9gd, 5 COMMAND-4g3xq, 9 PROJECT-ckUpbvboAH, 3 COMMAND-kVfMa",
}
UNREACHABLE |= {
    "an export tells what is there, and of what is not, nothing":
        """QUERY-K0Jr5@ExportData QUERY-ZRfj1@ExportData QUERY-X6X7y@ExportData QUERY-rhR2o@ExportData QUERY-bsm2o@ExportData
        QUERY-bJEsm@ExportData QUERY-QsUBJ@ExportData QUERY-FDbKW@ExportData QUERY-38pZnUemLP@ExportData
        QUERY-hgA9vuM0qg@ExportData QUERY-vNMHL@ExportData QUERY-3nlrS@ExportData QUERY-sN9wg@ExportData
        QUERY-4Mfsf@ExportData QUERY-3n77z@ExportData QUERY-8N9ds@ExportData QUERY-01982h@ExportData QUERY-SAg3f@ExportData
        QUERY-fn9ew@ExportData QUERY-fajp8@ExportData QUERY-SDgwg@ExportData QUERY-HBRh3@ExportData QUERY-PDAVB@ExportData
        QUERY-T8CuT@ExportData QUERY-USNwM@ExportData""",
    "what is wrong with one thing is told in the answer, and stops no other":
        """QUERY-bJEsm@ImportData QUERY-38pZnUemLP@ImportData QUERY-QsUBJ@ImportData QUERY-FDbKW@ImportData
        QUERY-hgA9vuM0qg@ImportData QUERY-vNMHL@ImportData QUERY-K0Jr5@ImportData ORG-lapo2n@ImportData
        QUERY-leq5Q@ImportData ORG-1M8ds@ImportData COMMAND-Dfhj5@ImportData COMMAND-Dfgh6@ImportData
        COMMAND-Nfh52@ImportData COMMAND-dg422@ImportData COMMAND-FYRnWEzBzV@ImportData COMMAND-PPhHpWGRAE@ImportData
        COMMAND-m9gsd@ImportData COMMAND-3m9gg@ImportData COMMAND-6m9gd@ImportData COMMAND-4g3xq@ImportData
        PROJECT-ckUpbvboAH@ImportData COMMAND-kVfMa@ImportData""",
}
