namespace PrivateLinkKit.IntegrationTests.Iam;

/// <summary>Condition operators, as in IAM's reference of policy elements.</summary>
public class ConditionTests
{
    private const string Key = "aws:TagKeys";

    [Theory]
    [InlineData("StringEquals", "a", "a", true)]
    [InlineData("StringEquals", "a", "A", false)]
    [InlineData("StringEquals", "a", null, false)]
    [InlineData("StringEqualsIgnoreCase", "a", "A", true)]
    [InlineData("StringNotEqualsIgnoreCase", "a", "A", false)]
    [InlineData("StringNotEqualsIgnoreCase", "a", null, true)]
    [InlineData("StringLike", "a*", "ab", true)]
    [InlineData("StringLike", "*", "", true)]
    [InlineData("StringLike", "*", null, false)]
    [InlineData("StringLikeIfExists", "a*", null, true)]
    [InlineData("StringLikeIfExists", "a*", "b", false)]
    [InlineData("Null", "true", null, true)]
    [InlineData("Null", "true", "a", false)]
    [InlineData("Null", "false", "a", true)]
    [InlineData("Null", "false", null, false)]
    [InlineData("ForAllValues:StringNotEqualsIgnoreCase", "a", null, true)]
    [InlineData("ForAllValues:StringNotEqualsIgnoreCase", "a", "b|A", false)]
    [InlineData("ForAllValues:StringNotEqualsIgnoreCase", "a", "b|c", true)]
    [InlineData("ForAnyValue:StringLike", "a*", "b|ab", true)]
    [InlineData("ForAnyValue:StringLike", "a*", "b", false)]
    [InlineData("ForAnyValue:StringLike", "a*", null, false)]
    [InlineData("ArnNotLike", "arn:*:iam::*:role/a/*", "arn:aws-cn:iam::1:role/a/b", false)]
    [InlineData("ArnNotLike", "arn:*:iam::*:role/a/*", "arn:aws:iam::1:role/b", true)]
    [InlineData("ArnNotLike", "arn:*:iam::*:role/a/*", null, true)]
    public void IsMet_ByOperator_FollowsIam(string @operator, string pattern, string? values, bool isMet)
    {
        var request = new AuthorizationRequest("a:b", "*");

        Assert.Equal(isMet, new Condition(@operator, Key, [pattern]).IsMet(values is null ? request : request.With(Key, values.Split('|'))));
    }

    [Fact]
    public void IsMet_NameOfAKey_IgnoresCase() =>
        Assert.True(new Condition("StringLike", Key, ["a"]).IsMet(new AuthorizationRequest("a:b", "*").With("AWS:tagkeys", "a")));

    [Fact]
    public void IsMet_SeveralValuesWithoutQualifier_Throws() => Assert.Throws<NotSupportedException>(
        () => new Condition("StringLike", Key, ["a"]).IsMet(new AuthorizationRequest("a:b", "*").With(Key, "a", "b")));
}
