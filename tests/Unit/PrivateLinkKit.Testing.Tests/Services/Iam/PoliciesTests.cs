namespace PrivateLinkKit.Testing.Tests.Services.Iam;

public class PoliciesTests : IamTest
{
    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("""{"Version":"2012-10-17"}""")]
    [InlineData("""{"Version":"2012-10-17","Statement":[]}""")]
    [InlineData("""{"Version":"2012-10-17","Statement":[1]}""")]
    [InlineData("""{"Version":"2012-10-17","Other":1,"Statement":{"Effect":"Allow","Action":"s3:*","Resource":"*"}}""")]
    [InlineData("""{"Version":"2010-10-17","Statement":{"Effect":"Allow","Action":"s3:*","Resource":"*"}}""")]
    [InlineData("""{"Version":"2008-10-17","Statement":{"Effect":"Allow","Action":"s3:*","Resource":"*"}}""")]
    [InlineData("""{"Statement":{"Effect":"Allow","Action":"s3:*","Resource":"*"}}""")]
    [InlineData("""{"Version":"2012-10-17","Statement":{"Effect":"allow","Action":"s3:*","Resource":"*"}}""")]
    [InlineData("""{"Version":"2012-10-17","Statement":{"Effect":"Allow","Resource":"*"}}""")]
    [InlineData("""{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:*"}}""")]
    [InlineData("""{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"read","Resource":"*"}}""")]
    [InlineData("""{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:*","Resource":"bucket"}}""")]
    [InlineData("""{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:*","NotAction":"s3:*","Resource":"*"}}""")]
    [InlineData("""{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":"*","Action":"s3:*","Resource":"*"}}""")]
    [InlineData(
        """
        {"Version":"2012-10-17","Statement":[
          {"Sid":"A","Effect":"Deny","Action":"*","Resource":"*"},
          {"Sid":"A","Effect":"Deny","Action":"*","Resource":"*"}]}
        """)]
    public async Task Create_DocumentAgainstTheGrammar_IsMalformed(string document) =>
        await RefusedAsync("MalformedPolicyDocument", "CreatePolicy", ("PolicyName", "read"), ("PolicyDocument", document));

    [Theory]
    [InlineData("{", "This policy contains invalid Json")]
    [InlineData(Read, "Has prohibited field Resource")]
    [InlineData("""{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"sts:AssumeRole"}}""", "Missing required field Principal")]
    [InlineData(
        """{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":"*","Action":"s3:GetObject"}}""",
        "AssumeRole policy may only specify STS AssumeRole actions.")]
    public async Task CreateRole_TrustAgainstTheGrammar_IsMalformed(string trust, string message)
    {
        var answer = await RoleAsync("task", trust);

        Assert.Equal(("MalformedPolicyDocument", message), (answer.Text("Code"), answer.Text("Message")));
    }

    [Fact]
    public async Task Create_TooLongWithoutItsWhiteSpace_ExceedsTheLimit()
    {
        var spaced = Read.Replace("\"Version\"", $"{new string(' ', 10_000)}\"Version\"", StringComparison.Ordinal);
        Assert.Null((await CallAsync("CreatePolicy", ("PolicyName", "spaced"), ("PolicyDocument", spaced))).Text("Code"));

        var longer = Read.Replace("s3:GetObject", $"s3:{new string('x', 6144)}", StringComparison.Ordinal);
        await RefusedAsync("LimitExceeded", "CreatePolicy", ("PolicyName", "longer"), ("PolicyDocument", longer));
    }

    [Fact]
    public async Task PutRolePolicy_AllTogetherTooLong_ExceedsTheLimit()
    {
        await RoleAsync("task");
        var half = Read.Replace("s3:GetObject", $"s3:{new string('x', 6000)}", StringComparison.Ordinal);

        await CallAsync("PutRolePolicy", ("RoleName", "task"), ("PolicyName", "a"), ("PolicyDocument", half));

        await RefusedAsync("LimitExceeded", "PutRolePolicy", ("RoleName", "task"), ("PolicyName", "b"), ("PolicyDocument", half));
        Assert.Null((await CallAsync("PutRolePolicy", ("RoleName", "task"), ("PolicyName", "a"), ("PolicyDocument", half))).Text("Code"));
    }

    [Fact]
    public async Task CreateVersion_SixthOfFive_ExceedsTheLimitAndNumbersGoOn()
    {
        var arn = await PolicyAsync();
        for (var i = 2; i <= 5; i++)
        {
            await VersionAsync(arn);
        }

        await RefusedAsync("LimitExceeded", "CreatePolicyVersion", ("PolicyArn", arn), ("PolicyDocument", Read));
        await CallAsync("DeletePolicyVersion", ("PolicyArn", arn), ("VersionId", "v5"));

        Assert.Equal("v6", await VersionAsync(arn));
    }

    [Fact]
    public async Task Delete_WithVersionsOrAttached_Conflicts()
    {
        var arn = await PolicyAsync();
        await RoleAsync("task");
        await CallAsync("AttachRolePolicy", ("RoleName", "task"), ("PolicyArn", arn));
        await VersionAsync(arn);

        await RefusedAsync("DeleteConflict", "DeletePolicy", ("PolicyArn", arn));
        await CallAsync("DetachRolePolicy", ("RoleName", "task"), ("PolicyArn", arn));
        await RefusedAsync("DeleteConflict", "DeletePolicy", ("PolicyArn", arn));
        await RefusedAsync("DeleteConflict", "DeletePolicyVersion", ("PolicyArn", arn), ("VersionId", "v1"));
        await CallAsync("DeletePolicyVersion", ("PolicyArn", arn), ("VersionId", "v2"));

        Assert.Null((await CallAsync("DeletePolicy", ("PolicyArn", arn))).Text("Code"));
    }

    [Fact]
    public async Task Attach_EleventhOfTen_ExceedsTheLimit()
    {
        await RoleAsync("task");
        for (var i = 0; i < 10; i++)
        {
            await CallAsync("AttachRolePolicy", ("RoleName", "task"), ("PolicyArn", await PolicyAsync($"p{i}")));
        }

        await RefusedAsync("LimitExceeded", "AttachRolePolicy", ("RoleName", "task"), ("PolicyArn", Execution));
    }

    [Theory]
    [InlineData("service-role/AmazonECSTaskExecutionRolePolicy")]
    [InlineData("AmazonSSMManagedInstanceCore")]
    [InlineData("service-role/AmazonEC2ContainerServiceforEC2Role")]
    [InlineData("AmazonEC2ContainerRegistryReadOnly")]
    [InlineData("CloudWatchAgentServerPolicy")]
    public async Task Attach_PolicyOfAws_IsListed(string name)
    {
        await RoleAsync("task");

        await CallAsync("AttachRolePolicy", ("RoleName", "task"), ("PolicyArn", $"arn:aws:iam::aws:policy/{name}"));

        var attached = await CallAsync("ListAttachedRolePolicies", ("RoleName", "task"));
        Assert.Equal(name.Split('/')[^1], attached.Text("PolicyName"));
        await RefusedAsync("AccessDenied", "DeletePolicy", ("PolicyArn", $"arn:aws:iam::aws:policy/{name}"));
    }

    [Theory]
    [InlineData("arn:aws:iam::aws:policy/AmazonNobodyKnowsAccess")]
    [InlineData("arn:aws:iam::111111111111:policy/nobody")]
    public async Task Attach_UnknownPolicy_DoesNotExist(string arn)
    {
        await RoleAsync("task");

        await RefusedAsync("NoSuchEntity", "AttachRolePolicy", ("RoleName", "task"), ("PolicyArn", arn));
    }

    [Fact]
    public async Task GetVersion_DocumentOfAwsThatIsUnknownHere_IsRefusedByName() =>
        await RefusedAsync("UnsupportedOperation", "GetPolicyVersion", ("PolicyArn", "arn:aws:iam::aws:policy/AdministratorAccess"), ("VersionId", "v1"));

    private async Task<string> PolicyAsync(string name = "read") =>
        (await CallAsync("CreatePolicy", ("PolicyName", name), ("PolicyDocument", Read))).Text("Arn")!;

    private async Task<string?> VersionAsync(string arn) =>
        (await CallAsync("CreatePolicyVersion", ("PolicyArn", arn), ("PolicyDocument", Read))).Text("VersionId");
}
