namespace PrivateLinkKit.Conformance.Tools;

/// <summary>A fact with the real AWS CLI; skipped if it is not installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class AwsCliFactAttribute : FactAttribute
{
    public AwsCliFactAttribute() => Skip = Tool.Absence(Tool.AwsCli);
}
