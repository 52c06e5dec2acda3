using PrivateLinkKit.Testing.Protocols;

namespace PrivateLinkKit.Testing.Tests.Gateway;

/// <summary>Walks the model of every operation: every constraint of AWS is enforced, at every depth.</summary>
public class StrictnessTests : EmulatorTest
{
    [Theory]
    [InlineData("ec2", "MissingParameter", "InvalidParameterValue", "UnknownParameter")]
    [InlineData("elasticloadbalancing", "ValidationError", "ValidationError", "ValidationError")]
    [InlineData("sts", "ValidationError", "ValidationError", "ValidationError")]
    [InlineData("autoscaling", "ValidationError", "ValidationError", "ValidationError")]
    [InlineData("iam", "ValidationError", "ValidationError", "ValidationError")]
    [InlineData("ssm", "ValidationException", "ValidationException", "SerializationException")]
    [InlineData("secretsmanager", "ValidationException", "ValidationException", "SerializationException")]
    [InlineData("kms", "ValidationException", "ValidationException", "SerializationException")]
    [InlineData("acm", "ValidationException", "ValidationException", "SerializationException")]
    [InlineData("logs", "InvalidParameterException", "InvalidParameterException", "SerializationException")]
    [InlineData("ecr", "InvalidParameterException", "InvalidParameterException", "SerializationException")]
    [InlineData("ecs", "InvalidParameterException", "InvalidParameterException", "SerializationException")]
    public async Task Request_AnythingWrongWithIt_IsRefusedByName(string name, string missing, string invalid, string unknown)
    {
        var service = TestEnvironment.Aws.Services.Single(service => service.Name == name);
        using var http = new HttpClient { BaseAddress = TestEnvironment.Aws.ServiceUrl };
        var (style, codes) = (ModelRequest.StyleOf(name), new Dictionary<WireErrorKind, string>
        {
            [WireErrorKind.Missing] = missing,
            [WireErrorKind.Invalid] = invalid,
            [WireErrorKind.OutOfBounds] = invalid,
            [WireErrorKind.Unknown] = unknown,
        });
        var (mistakes, asked) = (new List<string>(), 0);
        foreach (var (operation, _) in service.Emulated)
        {
            foreach (var bad in BadRequests.Of(operation, style))
            {
                asked++;
                var (code, message) = await ModelRequest.SendAsync(http, service, operation, bad.Parameters);
                if (code != codes[bad.Fault] || !message.Contains(bad.Member, StringComparison.Ordinal))
                {
                    mistakes.Add($"{operation.Name} {bad.Member} {bad.Fault}: {code} {message} for {bad.Parameters.ToJsonString()}");
                }
            }
        }

        Assert.True(mistakes is [], string.Join('\n', mistakes));
        Assert.True(asked >= service.Emulated.Count);
    }
}
