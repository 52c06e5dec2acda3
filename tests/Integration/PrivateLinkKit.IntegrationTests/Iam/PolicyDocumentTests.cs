using System.Text.Json;

namespace PrivateLinkKit.IntegrationTests.Iam;

/// <summary>Form and size of the shipped policies.</summary>
public class PolicyDocumentTests
{
    /// <summary>Characters of a managed policy, without white space.</summary>
    private const int ManagedPolicy = 6_144;

    /// <summary>Characters of a service control policy, with white space unless it is saved in the console.</summary>
    private const int ServiceControlPolicy = 5_120;

    public static TheoryData<string> Names => [.. Shipped.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void Document_FitsAManagedPolicy(string name) =>
        Assert.InRange(Shipped.Text(name).Count(character => !char.IsWhiteSpace(character)), 1, ManagedPolicy);

    [Fact]
    public void Guard_FitsAServiceControlPolicy() => Assert.InRange(Shipped.Text("guard").Length, 1, ServiceControlPolicy);

    [Theory]
    [MemberData(nameof(Names))]
    public void Document_Statements_HaveUniqueSids(string name)
    {
        var sids = Shipped.Load(name).Statements.Select(statement => statement.Sid).ToList();

        Assert.Equal(sids.Distinct(), sids);
        Assert.All(sids, sid => Assert.Matches("^[A-Za-z0-9]+$", sid));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Document_Resources_AreOfEveryPartition(string name) => Assert.All(
        Shipped.Load(name).Statements.SelectMany(statement => statement.Resources).Where(resource => resource != AuthorizationRequest.Everything),
        resource => Assert.StartsWith("arn:*:", resource, StringComparison.Ordinal));

    [Theory]
    [MemberData(nameof(Names))]
    public void Document_AllowedActions_AreSpelledOut(string name) => Assert.DoesNotContain(
        Shipped.Load(name).Statements.Where(statement => statement.Allows).SelectMany(statement => statement.Actions),
        action => action.Contains('*', StringComparison.Ordinal));

    [Fact]
    public async Task Documents_EveryAllowedAction_IsUsed()
    {
        string[] withoutCallsOfTheirOwn = ["iam:CreateServiceLinkedRole", "iam:PassRole"];
        var calls = (await RecordedRuns.AllAsync()).Select(call => call.Call.Action).ToHashSet();

        var unused = Shipped.Provider.Policies.Concat(Shipped.Consumer.Policies).SelectMany(policy => policy.Statements)
            .SelectMany(statement => statement.Actions).Distinct().Where(action => !calls.Contains(action));

        Assert.Equal(withoutCallsOfTheirOwn, unused.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("""{ "Sid": "A", "Effect": "Allow", "NotAction": "ec2:*", "Resource": "*" }""")]
    [InlineData("""{ "Sid": "A", "Effect": "Permit", "Action": "ec2:*", "Resource": "*" }""")]
    [InlineData("""{ "Sid": "A", "Effect": "Allow", "Action": "a:b", "Resource": "*", "Condition": { "StringNotLike": { "aws:TagKeys": "x" } } }""")]
    [InlineData("""{ "Sid": "A", "Effect": "Allow", "Action": "a:b", "Resource": "*", "Condition": { "StringLike": { "aws:RequestTags/x": "x" } } }""")]
    [InlineData("""{ "Sid": "A", "Effect": "Allow", "Action": "a:b", "Resource": "*", "Condition": { "StringLike": { "aws:TagKeys": "${aws:userid}" } } }""")]
    public void Parse_WhatTheEvaluatorDoesNotKnow_Throws(string statement) => Assert.Throws<NotSupportedException>(
        () => Policy.Parse("unknown", $$"""{ "Version": "2012-10-17", "Statement": [{{statement}}] }"""));

    [Fact]
    public void Parse_InvalidJson_Throws() => Assert.ThrowsAny<JsonException>(() => Policy.Parse("broken", "{"));
}
