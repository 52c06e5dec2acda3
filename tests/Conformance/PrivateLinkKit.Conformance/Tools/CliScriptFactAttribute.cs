namespace PrivateLinkKit.Conformance.Tools;

/// <summary>A fact with a script that starts the real AWS CLI once for many commands; skipped if it is not installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class CliScriptFactAttribute : FactAttribute
{
    public CliScriptFactAttribute() => Skip = Tool.Absence(Tool.CliScript);
}
