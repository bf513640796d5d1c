namespace CollectieveKracht.Web.Features.Glossary;

public sealed class GlossaryText;
