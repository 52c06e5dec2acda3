using PrivateLinkKit.Conformance.Tools;
using PrivateLinkKit.Testing;
using Xunit.Abstractions;

namespace PrivateLinkKit.Conformance.Terraform;

/// <summary>Steps of the life cycle of a Terraform root.</summary>
[Trait("Category", "Terraform")]
public abstract class LifeCycle(ITestOutputHelper output)
{
    internal const string Account = "111111111111";

    /// <summary>Applies, and asserts that a second plan is empty.</summary>
    internal static async Task ApplyAsync(TerraformRoot root)
    {
        await root.RunAsync("apply", "-auto-approve");
        var plan = await root.TryAsync("plan", "-detailed-exitcode");
        Assert.True(plan.ExitCode is 0, $"The plan after the apply is not empty:\n{plan.Output}{plan.Errors}");
    }

    internal async Task AssertNothingLeftAsync(EmbeddedAws aws)
    {
        output.WriteLine(Coverage.Of(aws));
        Assert.Empty(await new Holdings(aws, Account).ReadAsync());
    }

    internal static AwsCli Cli(EmbeddedAws aws) => new(aws.ServiceUrl, Account);
}
