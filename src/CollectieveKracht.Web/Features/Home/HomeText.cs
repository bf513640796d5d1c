namespace CollectieveKracht.Web.Features.Home;

public sealed class HomeText;
