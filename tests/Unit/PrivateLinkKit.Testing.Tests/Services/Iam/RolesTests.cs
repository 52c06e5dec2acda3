namespace PrivateLinkKit.Testing.Tests.Services.Iam;

public class RolesTests : IamTest
{
    [Fact]
    public async Task Create_WithPath_IsFoundInEveryRegion()
    {
        var created = await RoleAsync("task", path: "/orders/eu/");

        var found = await CallAsync("GetRole", ("RoleName", "task"));

        Assert.Equal($"arn:aws:iam::{TestEnvironment.Provider}:role/orders/eu/task", found.Text("Arn"));
        Assert.Equal(created.Text("RoleId"), found.Text("RoleId"));
        Assert.Equal(Tasks, Uri.UnescapeDataString(found.Text("AssumeRolePolicyDocument")!));
    }

    [Theory]
    [InlineData("a b", "/", "ValidationError")]
    [InlineData("röle", "/", "ValidationError")]
    [InlineData("role\n", "/", "ValidationError")]
    [InlineData("role", "orders/", "ValidationError")]
    [InlineData("role", "/orders", "ValidationError")]
    [InlineData("role", "/aws-service-role/ecs.amazonaws.com/", "InvalidInput")]
    [InlineData("TASK", "/", "EntityAlreadyExists")]
    public async Task Create_NameOrPathAgainstTheRules_IsRefused(string name, string path, string code)
    {
        await RoleAsync("task");

        await RefusedAsync(code, "CreateRole", ("RoleName", name), ("AssumeRolePolicyDocument", Tasks), ("Path", path));
    }

    [Fact]
    public async Task List_ByPath_ReturnsPagesOfWhatLiesBelow()
    {
        await RoleAsync("a", path: "/orders/");
        await RoleAsync("b", path: "/orders/eu/");
        await RoleAsync("c", path: "/billing/");

        var first = await CallAsync("ListRoles", ("PathPrefix", "/orders/"), ("MaxItems", "1"));
        var second = await CallAsync("ListRoles", ("PathPrefix", "/orders/"), ("MaxItems", "1"), ("Marker", first.Text("Marker")!));

        Assert.Equal(("true", "a"), (first.Text("IsTruncated"), first.Text("RoleName")));
        Assert.Equal(("false", "b", null), (second.Text("IsTruncated"), second.Text("RoleName"), second.Text("Marker")));
    }

    [Fact]
    public async Task Delete_WhatStillHoldsSomething_ConflictsUntilThatIsGone()
    {
        await RoleAsync("host");
        await CallAsync("CreateInstanceProfile", ("InstanceProfileName", "host"));
        await CallAsync("AddRoleToInstanceProfile", ("InstanceProfileName", "host"), ("RoleName", "host"));
        await CallAsync("AttachRolePolicy", ("RoleName", "host"), ("PolicyArn", Execution));
        await CallAsync("PutRolePolicy", ("RoleName", "host"), ("PolicyName", "read"), ("PolicyDocument", Read));

        var messages = new List<string?>();
        foreach (var (operation, parameters) in new (string, (string, string)[])[]
        {
            ("RemoveRoleFromInstanceProfile", [("InstanceProfileName", "host"), ("RoleName", "host")]),
            ("DetachRolePolicy", [("RoleName", "host"), ("PolicyArn", Execution)]),
            ("DeleteRolePolicy", [("RoleName", "host"), ("PolicyName", "read")]),
        })
        {
            messages.Add((await CallAsync("DeleteRole", ("RoleName", "host"))).Text("Message"));
            await CallAsync(operation, parameters);
        }

        Assert.Equal(
            [
                "Cannot delete entity, must remove roles from instance profile first.", "Cannot delete entity, must detach all policies first.",
                "Cannot delete entity, must delete policies first.",
            ],
            messages);
        Assert.Null((await CallAsync("DeleteRole", ("RoleName", "host"))).Text("Code"));
        await RefusedAsync("NoSuchEntity", "GetRole", ("RoleName", "host"));
    }

    [Fact]
    public async Task Tag_KeyInAnotherCase_ReplacesTheTag()
    {
        await RoleAsync("task");
        await CallAsync("TagRole", ("RoleName", "task"), ("Tags.member.1.Key", "Team"), ("Tags.member.1.Value", "a"));

        await CallAsync("TagRole", ("RoleName", "task"), ("Tags.member.1.Key", "team"), ("Tags.member.1.Value", "b"));

        var tags = await CallAsync("ListRoleTags", ("RoleName", "task"));
        Assert.Equal(["team"], tags.Texts("Key"));
        Assert.Equal(["b"], tags.Texts("Value"));
        await RefusedAsync("InvalidInput", "TagRole", ("RoleName", "task"), ("Tags.member.1.Key", "aws:x"), ("Tags.member.1.Value", ""));
    }

    [Fact]
    public async Task ServiceLinkedRole_ChangedByTheAccount_IsProtected()
    {
        var role = (await CallAsync("CreateServiceLinkedRole", ("AWSServiceName", "ecs.amazonaws.com"))).Text("RoleName")!;

        await RefusedAsync("UnmodifiableEntity", "DeleteRole", ("RoleName", role));
        await RefusedAsync("UnmodifiableEntity", "AttachRolePolicy", ("RoleName", role), ("PolicyArn", Execution));
        await RefusedAsync("UnsupportedOperation", "CreateServiceLinkedRole", ("AWSServiceName", "lex.amazonaws.com"));
        await RefusedAsync("InvalidInput", "CreateServiceLinkedRole", ("AWSServiceName", "ecs.amazonaws.com"), ("CustomSuffix", "a"));
    }

    [Fact]
    public async Task GetUser_OfARoleSession_WantsAName()
    {
        using var sts = Environment.Sts(TestEnvironment.Key(TestEnvironment.Provider));
        var session = (await sts.AssumeRoleAsync(
            new() { RoleArn = $"arn:aws:iam::{TestEnvironment.Provider}:role/deploy", RoleSessionName = "tests" })).Credentials;

        var (_, answer) = await Environment.PostAsync(
            "Action=GetUser&Version=2010-05-08", TestEnvironment.Scope("iam").Replace(TestEnvironment.Provider, session.AccessKeyId, StringComparison.Ordinal));

        Assert.Contains("Must specify userName when calling with non-User credentials", answer, StringComparison.Ordinal);
    }
}
