namespace CollectieveKracht.Web.Platform.Localisation;

public sealed class ValidationText;
