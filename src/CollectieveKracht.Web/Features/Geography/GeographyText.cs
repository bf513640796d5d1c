namespace CollectieveKracht.Web.Features.Geography;

public sealed class GeographyText;
