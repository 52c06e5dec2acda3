global using Amazon.EC2;
global using Amazon.SecurityToken;
global using Xunit;

static partial class Prelude
{
    public static LocalStackFixture localStack => null!;
}
