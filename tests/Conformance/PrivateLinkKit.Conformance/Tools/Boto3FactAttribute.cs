namespace PrivateLinkKit.Conformance.Tools;

/// <summary>A fact with the real boto3; skipped if it is not installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class Boto3FactAttribute : FactAttribute
{
    public Boto3FactAttribute() => Skip = Tool.Absence(Tool.Boto3);
}
