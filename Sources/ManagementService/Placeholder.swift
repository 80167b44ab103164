enum ManagementServicePlaceholder {}
