namespace CollectieveKracht.Web.Features.Knowledge;

/// <summary>The words around an article, its versions and its citation.</summary>
public sealed class ArticleText;
