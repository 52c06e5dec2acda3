namespace PrivateLinkKit.Conformance.Tools;

/// <summary>A fact about what the real boto3 sees; skipped where there is none.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class Boto3FactAttribute : FactAttribute
{
    public Boto3FactAttribute() => Skip = Tool.Absence(Tool.Boto3);
}
