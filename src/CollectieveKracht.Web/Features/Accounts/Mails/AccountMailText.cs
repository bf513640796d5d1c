namespace CollectieveKracht.Web.Features.Accounts.Mails;

public sealed class AccountMailText;
