using Amazon.SimpleSystemsManagement;

namespace PrivateLinkKit.Testing.Tests.Services.Ssm;

/// <summary>AWS's rules for the names of parameters.</summary>
public class ParameterNamesTests : SsmTest
{
    private const string Fifteen = "/1/2/3/4/5/6/7/8/9/10/11/12/13/14/name";

    private static readonly string Prefix = $"arn:aws:ssm:{TestEnvironment.Region}:{TestEnvironment.Provider}:parameter/";

    [Theory]
    [InlineData("role")]
    [InlineData("/role")]
    [InlineData("/Orders/places/111122223333/eu-west-1_a.b")]
    [InlineData("/orders/aws")]
    [InlineData("awe")]
    [InlineData(Fifteen)]
    public async Task Put_NameByTheRules_IsTaken(string name)
    {
        await PutAsync(name);

        Assert.Equal(name, (await Ssm.GetParameterAsync(new() { Name = name })).Parameter.Name);
    }

    [Theory]
    [InlineData("orders/role", "ValidationException")]
    [InlineData("/orders/", "ValidationException")]
    [InlineData("/orders//role", "ValidationException")]
    [InlineData("/orders/my role", "ValidationException")]
    [InlineData("/orders/röle", "ValidationException")]
    [InlineData("/orders/role\n", "ValidationException")]
    [InlineData("/orders/role:1", "ValidationException")]
    [InlineData("/", "ValidationException")]
    [InlineData("   ", "ValidationException")]
    [InlineData("arn:aws:ssm:eu-west-1:111111111111:parameter/role", "ValidationException")]
    [InlineData("awsome", "ValidationException")]
    [InlineData("SSM-role", "ValidationException")]
    [InlineData("/Aws-role", "ValidationException")]
    [InlineData("/ssm/role", "ValidationException")]
    [InlineData("/aws/role", "AccessDeniedException")]
    [InlineData($"/0{Fifteen}", "HierarchyLevelLimitExceededException")]
    public async Task Put_NameAgainstTheRules_IsRefused(string name, string code)
    {
        await Refused.WithAsync(code, () => PutAsync(name));

        Assert.Empty((await Ssm.DescribeParametersAsync(new())).Parameters ?? []);
    }

    [Fact]
    public async Task Put_NameThatMakesTheArnTooLong_IsRefused()
    {
        var longest = $"/{new string('a', 1011 - Prefix.Length)}";
        await PutAsync(longest);

        await Refused.WithAsync("ValidationException", () => PutAsync($"{longest}a"));
    }

    [Fact]
    public async Task Get_ArnOfANameWithoutSlash_IsFound()
    {
        await PutAsync("role", "/other");

        Assert.Equal("role", (await Ssm.GetParameterAsync(new() { Name = $"{Prefix}role" })).Parameter.Name);
        Assert.Equal("/other", (await Ssm.GetParameterAsync(new() { Name = $"{Prefix}other:1" })).Parameter.Name);
    }

    [Theory]
    [InlineData("arn:aws:ssm:eu-west-1:222222222222:parameter/role", "shared by other accounts or regions")]
    [InlineData("/aws/service/bottlerocket/aws-ecs-2/x86_64/latest/image_id", "AWS's public parameters")]
    public async Task Get_ParameterOfSomebodyElse_IsRefusedByName(string name, string what)
    {
        var error = await Refused.WithAsync("ValidationException", () => Ssm.GetParameterAsync(new() { Name = name }));

        Assert.Equal($"EmbeddedAws does not emulate {(what[0] is 's' ? "parameters " : "")}{what}: {name}", error.Message);
    }

    [Theory]
    [InlineData("a:b:c")]
    [InlineData("/a//b")]
    public async Task Get_MalformedName_IsRefused(string name) =>
        await Refused.WithAsync("ValidationException", () => Ssm.GetParametersAsync(new() { Names = [name] }));
}
