namespace PrivateLinkKit.Conformance.Tools;

/// <summary>A fact with the real AWS SDK for JavaScript; skipped if it is not installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class JavaScriptFactAttribute : FactAttribute
{
    public JavaScriptFactAttribute() => Skip = Tool.Absence(Tool.JavaScript);
}
