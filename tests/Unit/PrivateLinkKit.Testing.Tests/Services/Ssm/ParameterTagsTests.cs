using Amazon.SimpleSystemsManagement;
using Amazon.SimpleSystemsManagement.Model;

namespace PrivateLinkKit.Testing.Tests.Services.Ssm;

public class ParameterTagsTests : SsmTest
{
    private const string Name = "/orders/stack";

    [Fact]
    public async Task Tags_OfAParameter_AreAddedReplacedAndRemoved()
    {
        await PutAsync(Name);

        await AddAsync(("team", "a"), ("stage", "test"));
        await AddAsync(("team", "b + c"), ("empty", ""));
        await Ssm.RemoveTagsFromResourceAsync(new() { ResourceType = ResourceTypeForTagging.Parameter, ResourceId = Name, TagKeys = ["stage", "no"] });

        Assert.Equal([("team", "b + c"), ("empty", "")], await TagsAsync());
    }

    [Fact]
    public async Task Tags_MoreThanFifty_AreRefused()
    {
        await PutAsync(Name);
        await AddAsync([.. Enumerable.Range(0, 50).Select(number => ($"{number}", ""))]);

        await Assert.ThrowsAsync<TooManyTagsErrorException>(() => AddAsync(("team", "a")));

        await AddAsync(("7", "b"));
        Assert.Equal(50, (await TagsAsync()).Count);
    }

    [Theory]
    [InlineData("aws:team", "a")]
    [InlineData("team", "a*")]
    [InlineData("te\nam", "a")]
    public async Task Tag_AgainstTheRules_IsRefused(string key, string value)
    {
        await PutAsync(Name);

        await Refused.WithAsync("ValidationException", () => AddAsync((key, value)));
    }

    [Fact]
    public async Task Tag_SameKeyTwice_IsRefused()
    {
        await PutAsync(Name);

        await Refused.WithAsync("ValidationException", () => AddAsync(("team", "a"), ("team", "b")));
    }

    [Fact]
    public async Task Tags_UnknownParameterOrOtherResource_AreRefused()
    {
        await Assert.ThrowsAsync<InvalidResourceIdException>(() => AddAsync(("team", "a")));
        var error = await Assert.ThrowsAsync<InvalidResourceTypeException>(
            () => Ssm.ListTagsForResourceAsync(new() { ResourceType = ResourceTypeForTagging.Document, ResourceId = Name }));

        Assert.Equal("EmbeddedAws does not emulate tags of the resource type Document", error.Message);
    }

    [Fact]
    public async Task Tags_ParameterMadeAgain_AreGone()
    {
        await PutAsync(Name);
        await AddAsync(("team", "a"));
        await Ssm.DeleteParameterAsync(new() { Name = Name });

        await PutAsync(Name);

        Assert.Empty(await TagsAsync());
    }

    private Task AddAsync(params (string Key, string Value)[] tags) => Ssm.AddTagsToResourceAsync(new()
    {
        ResourceType = ResourceTypeForTagging.Parameter,
        ResourceId = Name,
        Tags = [.. tags.Select(tag => new Tag { Key = tag.Key, Value = tag.Value })],
    });

    private async Task<List<(string Key, string Value)>> TagsAsync()
    {
        var tags = await Ssm.ListTagsForResourceAsync(new() { ResourceType = ResourceTypeForTagging.Parameter, ResourceId = Name });
        return [.. (tags.TagList ?? []).Select(tag => (tag.Key, tag.Value))];
    }
}
