namespace CollectieveKracht.Web.Features.Surveys.Preparing;

public sealed class PreparingText;
