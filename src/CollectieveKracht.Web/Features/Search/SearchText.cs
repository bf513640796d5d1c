namespace CollectieveKracht.Web.Features.Search;

public sealed class SearchText;
