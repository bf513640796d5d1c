namespace CollectieveKracht.Web.Features.Accounts;

public sealed class AccountsText;
