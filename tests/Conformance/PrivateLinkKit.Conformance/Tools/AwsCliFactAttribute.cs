namespace PrivateLinkKit.Conformance.Tools;

/// <summary>A fact about what the real AWS CLI sees; skipped where there is none.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class AwsCliFactAttribute : FactAttribute
{
    public AwsCliFactAttribute() => Skip = Tool.Absence(Tool.AwsCli);
}
