global using Amazon;
global using Amazon.EC2;
global using Amazon.SecurityToken;
