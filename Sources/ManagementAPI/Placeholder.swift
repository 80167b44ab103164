enum ManagementAPIPlaceholder {}
