namespace PrivateLinkKit.Aws.Ecs;

internal sealed record EnvironmentVariableSpec(string Name, string Value)
{
    /// <summary>Omits the value: texts and hashes must not reveal it.</summary>
    public override string ToString() => Name;
}

/// <param name="Name">The environment variable in the container.</param>
/// <param name="ValueFrom">ARN of the Secrets Manager secret or SSM parameter, in ECS's format.</param>
internal sealed record SecretSpec(string Name, string ValueFrom)
{
    /// <summary>The ARN for messages. Any other text may be the secret itself and must not appear in messages.</summary>
    public string ForMessage() => ValueFrom.StartsWith("arn:", StringComparison.Ordinal) ? ValueFrom : PropertyValue.Hidden;
}
