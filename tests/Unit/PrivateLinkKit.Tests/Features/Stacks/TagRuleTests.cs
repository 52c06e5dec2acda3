namespace PrivateLinkKit.Tests.Features.Stacks;

public class TagRuleTests
{
    [Theory]
    [InlineData("aws:x")]
    [InlineData("AWS:x")]
    [InlineData("privatelinkkit:stack")]
    [InlineData("")]
    [InlineData("a#b")]
    public void Build_BadKey_IsAFault(string key)
    {
        Faults.Only(Describe.Existing().WithTag(key, "x"), "task-api", key);
        Faults.Only(Describe.Exposed().ConsumeFrom("app", c => c.WithTag(key, "x")), "app", key);
    }

    [Fact]
    public void Build_KeyTooLong_IsAFault() => Faults.Only(Describe.Existing().WithTag(new string('k', 129), "x"), "task-api", new string('k', 129));

    [Theory]
    [InlineData("<x>")]
    [InlineData("a\nb")]
    public void Build_BadValue_IsAFault(string value) => Faults.Only(Describe.Existing().WithTag("team", value), "task-api", value);

    [Theory]
    [InlineData("")]
    [InlineData("ann@example.com / cost+centre = 1-2:3_4")]
    [InlineData("Größe")]
    public void Build_GoodValue_IsValid(string value) => Faults.None(Describe.Existing().WithTag("team", value));

    [Fact]
    public void Build_TooManyTags_IsAFault()
    {
        var full = Enumerable.Range(0, 43).Aggregate(Describe.Exposed(), (stack, n) => stack.WithTag($"tag-{n}", "x"));

        Faults.None(full.ConsumeFrom("app", c => c.WithTag("tag-0", "y")));
        Faults.Only(full.ConsumeFrom("app", c => c.WithTag("more", "x")), "app", "44 tags");
    }
}
