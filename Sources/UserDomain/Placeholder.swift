enum UserDomainPlaceholder {}
