using Amazon.SimpleSystemsManagement;
using Amazon.SimpleSystemsManagement.Model;

namespace PrivateLinkKit.Testing.Tests.Services.Ssm;

public class ParameterReadsTests : SsmTest
{
    [Fact]
    public async Task Get_NamedVersion_IsThatOne()
    {
        await PutAsync("/a");
        await Ssm.PutParameterAsync(new() { Name = "/a", Value = "second", Overwrite = true });

        var first = (await Ssm.GetParameterAsync(new() { Name = "/a:1", WithDecryption = true })).Parameter;

        Assert.Equal(("/a", "/a", ":1"), (first.Name, first.Value, first.Selector));
        await Assert.ThrowsAsync<ParameterVersionNotFoundException>(() => Ssm.GetParameterAsync(new() { Name = "/a:3" }));
        await Assert.ThrowsAsync<ParameterNotFoundException>(() => Ssm.GetParameterAsync(new() { Name = "/b:1" }));
    }

    [Fact]
    public async Task GetParameters_KnownAndUnknown_AreSortedAndListed()
    {
        await PutAsync("/b", "/a");

        var found = await Ssm.GetParametersAsync(new() { Names = ["/b", "/nothing", "/a", "/a:2"] });

        Assert.Equal(["/a", "/b"], found.Parameters.Select(parameter => parameter.Name));
        Assert.Equal(["/nothing", "/a:2"], found.InvalidParameters);
    }

    [Fact]
    public async Task GetParameters_MoreThanTen_IsRefused() => await Refused.WithAsync(
        "ValidationException", () => Ssm.GetParametersAsync(new() { Names = [.. Enumerable.Range(0, 11).Select(number => $"/{number}")] }));

    [Fact]
    public async Task GetByPath_OneLevelOrAll_HoldsWhatLiesThere()
    {
        await PutAsync("/orders/stack", "/orders/places/1", "/orders/places/2", "/orders-old/stack", "/orders", "role");

        Assert.Equal(["/orders/stack"], await NamesAsync("/orders"));
        Assert.Equal(["/orders/places/1", "/orders/places/2", "/orders/stack"], await NamesAsync("/orders/", recursive: true));
        Assert.Equal(["/orders", "role"], await NamesAsync("/"));
        Assert.Equal(6, (await NamesAsync("/", recursive: true)).Count);
        Assert.Empty(await NamesAsync("/nothing", recursive: true));
    }

    [Theory]
    [InlineData("orders")]
    [InlineData("/orders//places")]
    [InlineData("/orders/*")]
    [InlineData("/aws/service")]
    public async Task GetByPath_NoPathOfOurs_IsRefused(string path) =>
        await Refused.WithAsync("ValidationException", () => Ssm.GetParametersByPathAsync(new() { Path = path }));

    [Fact]
    public async Task GetByPath_MoreThanTen_IsPagedByTen()
    {
        await PutAsync([.. Enumerable.Range(0, 25).Select(number => $"/orders/{number:D2}")]);
        var pages = new List<List<Parameter>>();
        string? token = null;
        do
        {
            var page = await Ssm.GetParametersByPathAsync(new() { Path = "/orders", NextToken = token });
            pages.Add(page.Parameters);
            token = page.NextToken;
        }
        while (token is not null);

        Assert.Equal([10, 10, 5], pages.Select(page => page.Count));
        Assert.Equal(Enumerable.Range(0, 25).Select(number => $"/orders/{number:D2}"), pages.SelectMany(page => page).Select(parameter => parameter.Name));
        var overLimit = 11;
        await Refused.WithAsync("ValidationException", () => Ssm.GetParametersByPathAsync(new() { Path = "/orders", MaxResults = overLimit }));
    }

    [Fact]
    public async Task GetByPath_DeletedBetweenPages_MissesNothingElse()
    {
        await PutAsync("/orders/a", "/orders/b", "/orders/c");
        var first = await Ssm.GetParametersByPathAsync(new() { Path = "/orders", MaxResults = 1 });
        await Ssm.DeleteParametersAsync(new() { Names = ["/orders/a"] });

        var rest = await Ssm.GetParametersByPathAsync(new() { Path = "/orders", NextToken = first.NextToken });

        Assert.Equal(["/orders/b", "/orders/c"], rest.Parameters.Select(parameter => parameter.Name));
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("LTU=")]
    public async Task Read_TokenThatWasNotGivenOut_IsRefused(string token)
    {
        await PutAsync("/a");

        await Assert.ThrowsAsync<InvalidNextTokenException>(() => Ssm.GetParametersByPathAsync(new() { Path = "/", NextToken = token }));
        await Assert.ThrowsAsync<InvalidNextTokenException>(() => Ssm.DescribeParametersAsync(new() { NextToken = token }));
        await Assert.ThrowsAsync<InvalidNextTokenException>(() => Ssm.GetParameterHistoryAsync(new() { Name = "/a", NextToken = token }));
    }

    [Fact]
    public async Task History_ManyVersions_HoldsTheLatestHundred()
    {
        await PutAsync("/a");
        for (var version = 2; version <= 102; version++)
        {
            await Ssm.PutParameterAsync(new() { Name = "/a", Value = $"{version}", Overwrite = true });
        }

        var first = await Ssm.GetParameterHistoryAsync(new() { Name = "/a" });
        var rest = await Ssm.GetParameterHistoryAsync(new() { Name = "/a", NextToken = first.NextToken });
        List<ParameterHistory> versions = [.. first.Parameters, .. rest.Parameters];

        Assert.Equal(Enumerable.Range(3, 100).Select(version => (long)version), versions.Select(version => version.Version!.Value));
        Assert.Equal($"arn:aws:iam::{TestEnvironment.Provider}:root", versions[0].LastModifiedUser);
        await Assert.ThrowsAsync<ParameterNotFoundException>(() => Ssm.GetParameterHistoryAsync(new() { Name = "/b" }));
    }

    [Fact]
    public async Task Reads_LaggingBehind_SeeWhatWasThere()
    {
        await PutAsync("/orders/a");
        Clock.Advance(TimeSpan.FromSeconds(10));
        await Ssm.DeleteParameterAsync(new() { Name = "/orders/a" });
        await PutAsync("/orders/b");
        Environment.Aws.Faults.On("GetParameter").LagBehind(TimeSpan.FromSeconds(5));
        Environment.Aws.Faults.On("ssm:GetParametersByPath").LagBehind(TimeSpan.FromSeconds(5));

        Assert.Equal("/orders/a", (await Ssm.GetParameterAsync(new() { Name = "/orders/a" })).Parameter.Name);
        Assert.Equal(["/orders/a"], await NamesAsync("/orders"));
        await Assert.ThrowsAsync<ParameterNotFoundException>(() => Ssm.GetParameterAsync(new() { Name = "/orders/a" }));
        Assert.Equal(["/orders/b"], await NamesAsync("/orders"));
    }

    [Fact]
    public async Task Parameters_OfAnotherAccountOrRegion_AreOthers()
    {
        await PutAsync("/a");
        using var account = Environment.SsmOf(TestEnvironment.Consumer);
        using var region = Environment.SsmOf(TestEnvironment.Provider, "us-east-1");

        await Assert.ThrowsAsync<ParameterNotFoundException>(() => account.GetParameterAsync(new() { Name = "/a" }));
        await Assert.ThrowsAsync<ParameterNotFoundException>(() => region.GetParameterAsync(new() { Name = "/a" }));
    }

    private async Task<List<string>> NamesAsync(string path, bool recursive = false) =>
        [.. ((await Ssm.GetParametersByPathAsync(new() { Path = path, Recursive = recursive })).Parameters ?? []).Select(parameter => parameter.Name)];
}
