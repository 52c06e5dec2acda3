namespace PrivateLinkKit.Conformance.Tools;

/// <summary>A fact with the real Terraform; skipped unless <c>PRIVATELINKKIT_TERRAFORM</c> is 1, since each run takes minutes.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class TerraformFactAttribute : FactAttribute
{
    private const string Switch = "PRIVATELINKKIT_TERRAFORM";

    public TerraformFactAttribute() => Skip = Environment.GetEnvironmentVariable(Switch) is "1"
        ? null
        : $"This test drives the real terraform, only where {Switch} is 1.";
}
