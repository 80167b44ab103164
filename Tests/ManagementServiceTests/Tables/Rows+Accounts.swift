extension Tables {
  /// Of accounts as a whole: states, names, profiles, reads.
  static let accounts = Rows(
    #"""
    v1 GetUserByID | {"id":"<verified>"} | read user | user.userName=verified  user.human.email.isEmailVerified=true
    v1 GetUserByLoginNameGlobal | {"loginName":"ADMIN"} | read user | user.id=<admin>
    v1 ListUserChanges | {"userId":"<locked>"} | nothing always | result.0.eventType.key=EventTypes.user.locked  result.0.editorDisplayName=admin  result.0.sequence=3
    v1 ListUserChanges | {"userId":"<removed>"} | nothing | result.0.eventType.key=EventTypes.user.removed
    v1 DeactivateUser | {"id":"<verified>"} | changed | | user.state=USER_STATE_INACTIVE
    v1 ReactivateUser | {"id":"<inactive>"} | changed | | user.state=USER_STATE_ACTIVE
    v1 LockUser | {"id":"<verified>"} | changed | | user.state=USER_STATE_LOCKED
    v1 LockUser | {"id":"<initial>"} | changed | | user.state=USER_STATE_LOCKED
    v1 UnlockUser | {"id":"<locked>"} | changed | | user.state=USER_STATE_ACTIVE
    v1 RemoveUser | {"id":"<verified>"} | changed | | user=-
    v1 UpdateUserName | {"userId":"<verified>","userName":"Renamed"} | changed | | user.username=Renamed  user.preferredLoginName=Renamed
    v1 GetUserMetadata | {"id":"<described>","key":"k"} | read metadata | metadata.value=dg==
    v1 RemoveUserMetadata | {"id":"<described>","key":"k"} | changed
    v1 BulkRemoveUserMetadata | {"id":"<described>","keys":["k"]} | changed
    v1 GetHumanProfile | {"userId":"<verified>"} | read | profile.firstName=Ada  profile.displayName=Ada Lovelace
    v1 UpdateHumanProfile | {"userId":"<verified>","firstName":"Grace","lastName":"Hopper","displayName":"Grace","gender":"GENDER_FEMALE","preferredLanguage":"de"} | changed | | user.human.profile.familyName=Hopper  user.human.profile.gender=GENDER_FEMALE  user.human.profile.preferredLanguage=de
    v1 GetHumanPhone | {"userId":"<verified>"} | read | phone.phone=-
    v1 GetHumanPhone | {"userId":"<phoned>"} | read | phone.phone=<phone>
    v2 GetUserByID | {"userId":"<verified>"} | read | user.userId=<verified>  user.human.profile.givenName=Ada
    v2 DeactivateUser | {"userId":"<verified>"} | changed | | user.state=USER_STATE_INACTIVE
    v2 ReactivateUser | {"userId":"<inactive>"} | changed | | user.state=USER_STATE_ACTIVE
    v2 LockUser | {"userId":"<verified>"} | changed | | user.state=USER_STATE_LOCKED
    v2 UnlockUser | {"userId":"<locked>"} | changed | | user.state=USER_STATE_ACTIVE
    v2 DeleteUser | {"userId":"<verified>"} | changed | | user=-
    v2 DeleteUser as <verified>:ORG_USER_SELF_MANAGER | {"userId":"<verified>"} | changed | | user=-
    v2 DeleteUserMetadata | {"userId":"<described>","keys":["k"]} | dated deletionDate
    v1 GetUserByID | {"id":"<unknown>"} | not_found QUERY-Dfbg2 | nobody has this id
    v1 GetUserByID | {"id":"<foreign>"} | not_found MANAG-fpo4B | of another organization
    v2 GetUserByID | {"userId":"<unknown>"} | not_found QUERY-Dfbg2 | nobody has this id
    v1 DeactivateUser | {"id":"<unknown>"} | not_found COMMAND-3M9ds | unknown
    v1 DeactivateUser | {"id":"<foreign>"} | not_found COMMAND-3M9ds | foreign
    v1 DeactivateUser | {"id":"<initial>"} | not_found COMMAND-ke0fw | initial
    v1 DeactivateUser | {"id":"<inactive>"} | failed_precondition COMMAND-5M0sf | inactive
    v1 ReactivateUser | {"id":"<unknown>"} | not_found COMMAND-4M0sd | unknown
    v1 ReactivateUser | {"id":"<verified>"} | failed_precondition COMMAND-6M0sf | active
    v1 LockUser | {"id":"<unknown>"} | not_found COMMAND-5M9fs | unknown
    v1 LockUser | {"id":"<locked>"} | failed_precondition COMMAND-3NN8v | locked
    v1 UnlockUser | {"id":"<unknown>"} | not_found COMMAND-M0dos | unknown
    v1 UnlockUser | {"id":"<verified>"} | failed_precondition COMMAND-4M0ds | active
    v1 RemoveUser | {"id":"<unknown>"} | not_found COMMAND-m9od | unknown
    v1 RemoveUser | {"id":"<foreign>"} | not_found COMMAND-m9od | foreign
    v2 DeactivateUser | {"userId":"<unknown>"} | not_found COMMAND-5gp2p62iin | unknown
    v2 DeactivateUser | {"userId":"<initial>"} | failed_precondition COMMAND-gvx4kct9r2 | initial
    v2 DeactivateUser | {"userId":"<inactive>"} | failed_precondition COMMAND-5gunjw0cd7 | inactive
    v2 ReactivateUser | {"userId":"<unknown>"} | not_found COMMAND-9hy5kzbuk6 | unknown
    v2 ReactivateUser | {"userId":"<verified>"} | failed_precondition COMMAND-s5qqcz97hf | active
    v2 LockUser | {"userId":"<unknown>"} | not_found COMMAND-450yxuqrh1 | unknown
    v2 LockUser | {"userId":"<locked>"} | failed_precondition COMMAND-lgws8wtsqf | locked
    v2 UnlockUser | {"userId":"<unknown>"} | not_found COMMAND-x377t913pw | unknown
    v2 UnlockUser | {"userId":"<verified>"} | failed_precondition COMMAND-olb9vb0oca | active
    v2 DeleteUser | {"userId":"<unknown>"} | not_found COMMAND-bd4ir1mblj | unknown
    v1 UpdateUserName | {"userId":"<unknown>","userName":"x"} | not_found COMMAND-5N9ds | unknown
    v1 UpdateUserName | {"userId":"<foreign>","userName":"x"} | not_found COMMAND-5N9ds | foreign
    v1 UpdateUserName | {"userId":"<verified>","userName":" "} | invalid_argument COMMAND-2N9fs | only spaces
    v1 UpdateUserName | {"userId":"<verified>","userName":"<verified.name>"} | failed_precondition COMMAND-6m9gs | unchanged
    v1 UpdateUserName | {"userId":"<verified>","userName":"ADMIN"} | already_exists V3-DKcYh | taken
    v1 UpdateUserName | {"userId":"<verified>","userName":"ada@<organization.domain>"} | invalid_argument COMMAND-SFd21 | in the domain of another organization
    v1 GetUserByLoginNameGlobal | {"loginName":"nobody"} | not_found QUERY-Dfbg2 | nobody has it
    v1 UpdateHumanProfile | {"userId":"<unknown>","firstName":"Grace","lastName":"Hopper","displayName":"Grace"} | failed_precondition COMMAND-3M9sd | unknown
    v1 UpdateHumanProfile | {"userId":"<machine>","firstName":"Grace","lastName":"Hopper","displayName":"Grace"} | failed_precondition COMMAND-3M9sd | a program
    v1 UpdateHumanProfile | {"userId":"<verified>","firstName":" ","lastName":"Hopper","displayName":"Grace"} | invalid_argument PROFILE-RF5z2 | spaces for a name
    v1 UpdateHumanProfile | {"userId":"<verified>","firstName":"Grace","lastName":" ","displayName":"Grace"} | invalid_argument PROFILE-DSUkN | spaces for the last name
    v1 UpdateHumanProfile | {"userId":"<verified>","firstName":"Ada","lastName":"Lovelace","displayName":"Ada Lovelace"} | failed_precondition COMMAND-2M0fs | unchanged
    v1 GetHumanPhone | {"userId":"<unknown>"} | not_found QUERY-DAvb3 | nobody has this id
    v1 GetHumanProfile | {"userId":"<unknown>"} | not_found QUERY-HNhb3 | unknown
    v1 GetHumanProfile | {"userId":"<foreign>"} | not_found QUERY-HNhb3 | foreign
    v1 RemoveUserMetadata | {"id":"<verified>","key":"k"} | not_found META-ncnw3 | not there
    v1 BulkRemoveUserMetadata | {"id":"<verified>"} | failed_precondition META-9mm2d | nothing
    v1 BulkRemoveUserMetadata | {"id":"<verified>","keys":["k"]} | not_found META-2nnds | not there
    v1 GetUserMetadata | {"id":"<verified>","key":"k"} | not_found QUERY-Rgh32 | not there
    v1 GetUserMetadata | {"id":"<unknown>","key":"k"} | not_found QUERY-Rgh32 | nobody has this id
    v2 DeleteUserMetadata | {"userId":"<verified>"} | failed_precondition META-9mm2d | nothing
    v2 DeleteUserMetadata | {"userId":"<verified>","keys":["k"]} | not_found META-2nnds | not there
    auth GetMyMetadata | {"key":"k"} | not_found QUERY-Rgh32 | not there
    """#)
}
