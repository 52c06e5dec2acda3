namespace PrivateLinkKit.Conformance.Tools;

/// <summary>A fact about what the real AWS SDK for JavaScript sees; skipped where there is none.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class JavaScriptFactAttribute : FactAttribute
{
    public JavaScriptFactAttribute() => Skip = Tool.Absence(Tool.JavaScript);
}
