namespace CollectieveKracht.Web.Features.Errors;

public sealed class ErrorText;
