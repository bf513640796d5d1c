namespace CollectieveKracht.Web.Features.About;

public sealed class AboutText;
