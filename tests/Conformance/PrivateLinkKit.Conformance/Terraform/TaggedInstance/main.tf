# An address, a NAT gateway and an instance, each with the default tags of the provider.

terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 5.100"
    }
  }
}

provider "aws" {
  default_tags {
    tags = {
      Owner       = "platform"
      Environment = "test"
    }
  }
}

resource "aws_vpc" "this" {
  cidr_block = "10.0.0.0/16"
  tags       = { Name = "tagged" }
}

resource "aws_internet_gateway" "this" {
  vpc_id = aws_vpc.this.id
}

resource "aws_subnet" "public" {
  vpc_id                  = aws_vpc.this.id
  cidr_block              = "10.0.0.0/24"
  map_public_ip_on_launch = true
}

resource "aws_subnet" "private" {
  vpc_id     = aws_vpc.this.id
  cidr_block = "10.0.1.0/24"
}

resource "aws_eip" "nat" {
  domain     = "vpc"
  tags       = { Name = "nat" }
  depends_on = [aws_internet_gateway.this]
}

resource "aws_nat_gateway" "this" {
  allocation_id = aws_eip.nat.id
  subnet_id     = aws_subnet.public.id
}

resource "aws_default_route_table" "this" {
  default_route_table_id = aws_vpc.this.default_route_table_id

  route {
    cidr_block     = "0.0.0.0/0"
    nat_gateway_id = aws_nat_gateway.this.id
  }
}

resource "aws_instance" "this" {
  ami                     = "ami-0123456789abcdef0"
  instance_type           = "t3.micro"
  subnet_id               = aws_subnet.private.id
  tenancy                 = "default"
  ebs_optimized           = false
  monitoring              = false
  disable_api_termination = false
  hibernation             = false

  enclave_options {
    enabled = false
  }

  tags = {
    Name        = "instance"
    Environment = "production"
  }
}

resource "aws_eip" "instance" {
  domain   = "vpc"
  instance = aws_instance.this.id
}

output "instance" {
  value = aws_instance.this.id
}

output "address" {
  value = aws_eip.instance.id
}
