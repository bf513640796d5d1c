namespace CollectieveKracht.Web.Features.Curation;

public sealed class CurationText;
