namespace CollectieveKracht.Web.Features.Surveys.Importing;

public sealed class ImportingText;
