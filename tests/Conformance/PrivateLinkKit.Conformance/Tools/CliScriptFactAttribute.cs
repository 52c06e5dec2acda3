namespace PrivateLinkKit.Conformance.Tools;

/// <summary>A fact about what the real AWS CLI sees in a script that starts it once for many commands; skipped where there is none.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class CliScriptFactAttribute : FactAttribute
{
    public CliScriptFactAttribute() => Skip = Tool.Absence(Tool.CliScript);
}
