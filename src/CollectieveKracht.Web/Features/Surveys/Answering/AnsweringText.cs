namespace CollectieveKracht.Web.Features.Surveys.Answering;

/// <summary>Texts of the pages on which collectives answer a wave of the survey, and see how they compare.</summary>
public sealed class AnsweringText;
