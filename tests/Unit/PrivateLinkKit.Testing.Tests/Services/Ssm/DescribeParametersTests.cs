using Amazon.SimpleSystemsManagement.Model;

namespace PrivateLinkKit.Testing.Tests.Services.Ssm;

public class DescribeParametersTests : SsmTest
{
    [Theory]
    [InlineData("Name", null, "/orders/a", "/orders/a")]
    [InlineData("Name", null, "/list", "list")]
    [InlineData("Name", "BeginsWith", "/orders/", "/orders/a /orders/deep/b")]
    [InlineData("Name", "Contains", "deep", "/orders/deep/b")]
    [InlineData("Type", null, "StringList", "list")]
    [InlineData("Type", "BeginsWith", "String", "/orders/a /orders/deep/b list")]
    [InlineData("Path", null, "/orders", "/orders/a")]
    [InlineData("Path", "OneLevel", "/", "list")]
    [InlineData("Path", "Recursive", "/orders", "/orders/a /orders/deep/b")]
    [InlineData("Tier", null, "Standard", "/orders/a /orders/deep/b list")]
    [InlineData("Tier", null, "Advanced", "")]
    [InlineData("DataType", null, "text", "/orders/a /orders/deep/b list")]
    [InlineData("KeyId", null, "alias/aws/ssm", "")]
    [InlineData("tag:team", null, "a", "/orders/a")]
    [InlineData("tag:team", "BeginsWith", "", "/orders/a")]
    [InlineData("tag:team", null, null, "/orders/a")]
    public async Task Filter_OfEachKey_SelectsWhatMatches(string key, string? option, string? value, string expected)
    {
        await PutAsync("/orders/deep/b");
        await Ssm.PutParameterAsync(new() { Name = "/orders/a", Value = "a", Type = "String", Tags = [new() { Key = "team", Value = "a" }] });
        await Ssm.PutParameterAsync(new() { Name = "list", Value = "a,b", Type = "StringList" });

        var described = await DescribeAsync(new ParameterStringFilter { Key = key, Option = option, Values = value is null ? null : [value] });

        Assert.Equal(expected.Split(' ', StringSplitOptions.RemoveEmptyEntries), described.Select(parameter => parameter.Name));
    }

    [Fact]
    public async Task Filter_Several_MustAllMatch()
    {
        await PutAsync("/orders/a", "/orders/b", "/other/a");

        var described = await DescribeAsync(
            new ParameterStringFilter { Key = "Path", Values = ["/orders"] }, new ParameterStringFilter { Key = "Name", Option = "Contains", Values = ["/a"] });

        Assert.Equal("/orders/a", Assert.Single(described).Name);
    }

    [Theory]
    [InlineData("Colour", null, "a", "ValidationException")]
    [InlineData("Label", null, "a", "InvalidFilterKey")]
    [InlineData("Name", "Recursive", "a", "InvalidFilterOption")]
    [InlineData("Path", "Equals", "/a", "InvalidFilterOption")]
    [InlineData("Type", "Contains", "a", "InvalidFilterOption")]
    [InlineData("Name", null, null, "InvalidFilterValue")]
    [InlineData("Path", null, "a", "ValidationException")]
    public async Task Filter_ThatAwsDoesNotTake_IsRefused(string key, string? option, string? value, string code) =>
        await Refused.WithAsync(code, () => DescribeAsync(new ParameterStringFilter { Key = key, Option = option, Values = value is null ? null : [value] }));

    [Fact]
    public async Task Filter_SameKeyTwice_IsRefused() => await Refused.WithAsync("InvalidFilterKey", () => DescribeAsync(
        new ParameterStringFilter { Key = "Name", Values = ["/a"] }, new ParameterStringFilter { Key = "Name", Values = ["/b"] }));

    [Theory]
    [InlineData("Type", "StringList", 0)]
    [InlineData("Type", "String", 1)]
    [InlineData("Label", "production", 0)]
    public async Task GetByPath_Filter_SelectsWhatMatches(string key, string value, int count)
    {
        await PutAsync("/a");

        var found = await Ssm.GetParametersByPathAsync(new() { Path = "/", ParameterFilters = [new() { Key = key, Values = [value] }] });

        Assert.Equal(count, found.Parameters?.Count ?? 0);
    }

    [Fact]
    public async Task GetByPath_FilterOfDescriptions_IsRefused() => await Refused.WithAsync("InvalidFilterKey", () =>
        Ssm.GetParametersByPathAsync(new() { Path = "/", ParameterFilters = [new() { Key = "tag:team", Values = ["a"] }] }));

    private async Task<List<ParameterMetadata>> DescribeAsync(params ParameterStringFilter[] filters) =>
        (await Ssm.DescribeParametersAsync(new() { ParameterFilters = [.. filters] })).Parameters ?? [];
}
