namespace CollectieveKracht.Web.Features.Shared;

/// <summary>Marks the texts of the editor, in EditorText.resx.</summary>
public sealed class EditorText;
